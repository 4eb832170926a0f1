import { broadcastTo, FunctionNode, type NdArray, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { Centre } from "./moments.ts";

/** Options of {@link variance} and `std`: those of a reduction, and the correction of the divisor. */
export interface VarianceOptions extends nd.ReduceOptions {
  /** Subtracted from the number of elements n (default 0); 1 is unbiased for a sample. */
  readonly ddof?: number;
}

/** @internal The table of {@link VarianceOptions}. */
export const varianceOptions: nd.SharedOptions<VarianceOptions, "axis"> = { ...nd.reduceOptions, ddof: { default: 0 } };

/** `Σ x² / count` along axes. */
class SumOfSquares extends FunctionNode {
  static override get name(): string {
    return "SumOfSquares";
  }

  private readonly axes: readonly number[];
  private readonly keepdims: boolean;
  private readonly count: number;

  constructor(axes: readonly number[], keepdims: boolean, count: number) {
    super();
    this.axes = axes;
    this.keepdims = keepdims;
    this.count = count;
  }

  override forward(x: NdArray): NdArray {
    const { squares, scale } = nd.scaledSquares(x, { axis: this.axes });
    const mean = nd.div(squares, this.count);
    const kept = scale === null ? mean : nd.mul(nd.mul(mean, scale), scale);
    return nd.reshape(kept, nd.reducedShape(x.shape, this.axes, this.keepdims));
  }

  override backward(gy: Variable): Variable {
    const x = this.input(0);
    const g = reshape(gy.mul(2 / this.count), nd.reducedShape(x.shape, this.axes, true));
    return broadcastTo(g, x.shape).mul(x);
  }
}

/**
 * The variance `Σ (x − mean x)² / (n − ddof)` along axes (default all), each over n elements; NaN where n − ddof is not
 * positive. Integers become float64.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} for a ddof that
 * is not a finite number.
 */
export function variance(x: VariableLike, options?: VarianceOptions): Variable {
  const { axis, keepdims, ddof } = nd.readOptions("variance", varianceOptions, options);
  const from = asFloat(x, "variance");
  const { axes, count } = degreesOfFreedom("variance", from.shape, axis, ddof);
  const apart = new Centre({ axis: axes, keepdims: true }).apply(from);
  return new SumOfSquares(axes, keepdims, count).apply(apart);
}

/** The axes, and the divisor of the sum over them: NaN if it is not positive. */
export function degreesOfFreedom(
  op: string,
  shape: nd.Shape,
  axis: nd.Axis | undefined,
  ddof: number,
): { axes: number[]; count: number } {
  const axes = nd.normalizeAxes(axis, shape, op);
  const count = axes.reduce((n, i) => n * (shape[i] as number), 1) - ddof;
  return { axes, count: count > 0 ? count : Number.NaN };
}

import { broadcastTo, FunctionNode, type NdArray, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { Centre } from "./moments.ts";

/** How a variance is taken: the options of a reduction, and what is subtracted from the number of elements. */
export interface VarianceOptions extends nd.ReduceOptions {
  /** 0 (unless said otherwise) divides by the number of elements n, 1 by n − 1, which is unbiased for a sample. */
  readonly ddof?: number;
}

/** `Σ x² / count` along axes. */
class SumOfSquares extends FunctionNode {
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
 * The variance `Σ (x − mean x)² / (n − ddof)` along axes, of all n elements unless said otherwise; NaN where n − ddof is
 * not positive. Whole numbers become float64.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} for a ddof that is
 * no finite number.
 */
export function variance(x: VariableLike, options?: VarianceOptions): Variable {
  nd.checkOptions(options, { axis: "any", keepdims: "boolean", ddof: "number" }, "variance");
  const { axis, keepdims = false, ddof = 0 } = options ?? {};
  const from = asFloat(x, "variance");
  const { axes, count } = degreesOfFreedom("variance", from.shape, axis, ddof);
  const apart = new Centre({ axis: axes, keepdims: true }).apply(from);
  return new SumOfSquares(axes, keepdims, count).apply(apart);
}

/** The axes, and what the sum over them is divided by: NaN if that is not positive. */
export function degreesOfFreedom(
  op: string,
  shape: nd.Shape,
  axis: nd.Axis,
  ddof: number,
): { axes: number[]; count: number } {
  const axes = nd.normalizeAxes(axis, shape, op);
  if (!Number.isFinite(ddof)) throw new nd.ValueError(`${op}: ddof ${ddof} is not a finite number`);
  const count = axes.reduce((n, i) => n * (shape[i] as number), 1) - ddof;
  return { axes, count: count > 0 ? count : Number.NaN };
}

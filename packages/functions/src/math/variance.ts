import {
  type Attributes,
  broadcastTo,
  FunctionNode,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";
import { degreesOfFreedom, meanOfSquares } from "@dz/ndarray/memory";
import { asFloat } from "../as-float.ts";
import { Centre } from "./moments.ts";

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

  override attributes(): Attributes {
    return { axis: this.axes, keepdims: this.keepdims, count: this.count };
  }

  override forward(x: NdArray): NdArray {
    return meanOfSquares(x, this.axes, this.keepdims, this.count);
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
export function variance(x: VariableLike, options?: nd.VarianceOptions): Variable {
  const { axis, keepdims, ddof } = nd.readOptions("variance", nd.varianceOptions, options);
  const from = asFloat(x, "variance");
  const { axes, count } = degreesOfFreedom("variance", from.shape, axis, ddof);
  const apart = new Centre({ axis: axes, keepdims: true }).apply(from);
  return new SumOfSquares(axes, keepdims, count).apply(apart);
}

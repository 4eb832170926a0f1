import {
  asVariable,
  FunctionNode,
  type Gradients,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";

/** A node that takes one element of many, the largest; `min` is the same with the smallest. */
export class Max extends FunctionNode {
  protected readonly axes: readonly number[];
  protected readonly keepdims: boolean;

  constructor(axes: readonly number[], keepdims: boolean) {
    super();
    this.axes = axes;
    this.keepdims = keepdims;
  }

  override forward(x: NdArray): NdArray {
    return nd.max(x, { axis: this.axes, keepdims: this.keepdims });
  }

  override backward(gy: Variable): Variable {
    return reshape(gy, nd.reducedShape(this.input(0).shape, this.axes, true)).mul(this.chosen());
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    gradients.add(0, nd.mul(nd.reshape(gy, nd.reducedShape(this.input(0).shape, this.axes, true)), this.chosen()));
  }

  /** Where the element is that was taken; in several places if there are several that are equal. */
  private chosen(): NdArray {
    const x = this.input(0).data;
    return nd.equal(x, nd.reshape(this.output(0).data, nd.reducedShape(x.shape, this.axes, true)));
  }
}

/**
 * The largest element along axes, of all elements unless said otherwise; NaN if there is one. Elements that are equally
 * large get the whole gradient each.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} where there are
 * no elements.
 */
export function max(x: VariableLike, { axis, keepdims = false }: nd.ReduceOptions = {}): Variable {
  const from = asVariable(x, "max");
  return new Max(nd.normalizeAxes(axis, from.shape, "max"), keepdims).apply(from);
}

import {
  type Attributes,
  asVariable,
  broadcastTo,
  FunctionNode,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";

class Mean extends FunctionNode {
  static override get name(): string {
    return "Mean";
  }

  private readonly axes: readonly number[];
  private readonly keepdims: boolean;

  constructor(axes: readonly number[], keepdims: boolean) {
    super();
    this.axes = axes;
    this.keepdims = keepdims;
  }

  override attributes(): Attributes {
    return { axis: this.axes, keepdims: this.keepdims };
  }

  override forward(x: NdArray): NdArray {
    return nd.mean(x, { axis: this.axes, keepdims: this.keepdims });
  }

  override backward(gy: Variable): Variable {
    const { shape } = this.input(0);
    return broadcastTo(reshape(gy.div(this.count()), nd.reducedShape(shape, this.axes, true)), shape);
  }

  /** The number of elements in each mean. */
  private count(): number {
    const { shape } = this.input(0);
    return this.axes.reduce((n, axis) => n * (shape[axis] as number), 1);
  }
}

/**
 * The mean along axes (default all); NaN where there are no elements. Throws {@link nd.AxisError} for an axis that is
 * out of range or given twice.
 */
export function mean(x: VariableLike, options?: nd.ReduceOptions): Variable {
  const { axis, keepdims } = nd.readOptions("mean", nd.reduceOptions, options);
  const from = asVariable(x, "mean");
  return new Mean(nd.normalizeAxes(axis, from.shape, "mean"), keepdims).apply(from);
}

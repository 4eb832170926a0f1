import { asVariable, FunctionNode, type Gradients, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { classAxis } from "../class-axis.ts";

class Softmax extends FunctionNode {
  private readonly axis: number;

  constructor(axis: number) {
    super();
    this.axis = axis;
  }

  override forward(x: NdArray): NdArray {
    const kept = { axis: this.axis, keepdims: true };
    const e = nd.exp(nd.sub(x, nd.max(x, kept))); // at most 1, so nothing overflows
    return nd.div(e, nd.sum(e, kept));
  }

  override backward(gy: Variable): Variable {
    const y = this.output(0);
    const gyy = gy.mul(y);
    return gyy.sub(y.mul(gyy.sum({ axis: this.axis, keepdims: true }))); // y (gy − Σ gy y)
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    const y = this.output(0).data;
    const gyy = nd.mul(gy, y);
    gradients.add(0, nd.sub(gyy, nd.mul(y, nd.sum(gyy, { axis: this.axis, keepdims: true }))));
  }
}

/**
 * Positive numbers that add up to 1 along an axis: `eˣ / Σ eˣ`.
 *
 * The axis is the last unless said otherwise, that of the classes in a batch [batch, classes]. Throws
 * {@link nd.AxisError} for an axis that x does not have and {@link nd.ValueError} for one that is empty.
 */
export function softmax(x: VariableLike, options?: { axis?: number }): Variable {
  nd.checkOptions(options, { axis: "any" }, "softmax");
  const { axis = -1 } = options ?? {};
  const from = asVariable(x, "softmax");
  return new Softmax(classAxis(from.shape, axis, "softmax")).apply(from);
}

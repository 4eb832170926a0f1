import { FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { classAxis } from "./class-axis.ts";
import { shiftedExp } from "./shifted-exp.ts";

/** Softmax along several axes together; `maskedSoftmax` is the same with closed places. */
export class Softmax extends FunctionNode {
  protected readonly over: { readonly axis: readonly number[]; readonly keepdims: true };

  constructor(axes: readonly number[]) {
    super();
    this.over = { axis: axes, keepdims: true };
  }

  override forward(x: NdArray): NdArray {
    const { powers, total } = shiftedExp(x, this.over.axis);
    return nd.div(powers, total);
  }

  override backward(gy: Variable): Variable {
    const y = this.output(0);
    const gyy = gy.mul(y);
    return gyy.sub(y.mul(gyy.sum(this.over))); // y (gy − Σ gy y)
  }
}

/**
 * Positive numbers that add up to 1 along an axis: `eˣ / Σ eˣ`. Beside a larger number, −∞ gives 0. As in PyTorch all is NaN
 * where the largest number is infinite, also where there is nothing but −∞.
 *
 * The axis is the last unless said otherwise, that of the classes in a batch [batch, classes]. Throws
 * {@link nd.AxisError} for an axis that x does not have and {@link nd.ValueError} for one that is empty.
 */
export function softmax(x: VariableLike, options?: { axis?: number }): Variable {
  nd.checkOptions(options, { axis: "any" }, "softmax");
  const { axis = -1 } = options ?? {};
  const from = asFloat(x, "softmax");
  return new Softmax([classAxis(from.shape, axis, "softmax")]).apply(from);
}

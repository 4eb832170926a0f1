import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { divOver } from "@dz/ndarray/memory";
import { asFloat } from "../as-float.ts";
import { classAxis, type SoftmaxOptions, softmaxOptions } from "./class-axis.ts";
import { shiftedExp } from "./shifted-exp.ts";

/** Softmax over several axes jointly; `maskedSoftmax` is the same with closed elements. */
export class Softmax extends FunctionNode {
  static override get name(): string {
    return "Softmax";
  }

  protected readonly over: { readonly axis: readonly number[]; readonly keepdims: true };

  constructor(axes: readonly number[]) {
    super();
    this.over = { axis: axes, keepdims: true };
  }

  override attributes(): Attributes {
    return { axis: this.over.axis };
  }

  override forward(x: NdArray): NdArray {
    const { powers, total } = shiftedExp(x, this.over.axis);
    return divOver(powers, total);
  }

  override backward(gy: Variable): Variable {
    const y = this.output(0);
    const gyy = gy.mul(y);
    return gyy.sub(y.mul(gyy.sum(this.over))); // y (gy − Σ gy y)
  }
}

/**
 * Softmax, `eˣ / Σ eˣ`: positive numbers that add up to 1 along an axis. −∞ gives 0 if a larger number is there. As in
 * PyTorch the result is NaN where the largest number is infinite, also where all are −∞.
 *
 * The axis (default −1) is that of the classes in a batch [batch, classes]. Throws {@link nd.AxisError} for an axis
 * that x does not have and {@link nd.ValueError} for one of length 0.
 */
export function softmax(x: VariableLike, options?: SoftmaxOptions): Variable {
  const { axis } = nd.readOptions("softmax", softmaxOptions, options);
  const from = asFloat(x, "softmax");
  return new Softmax([classAxis(from.shape, axis, "softmax")]).apply(from);
}

import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { exp } from "../math/exp.ts";
import { classAxis, type SoftmaxOptions, softmaxOptions } from "./class-axis.ts";
import { shiftedExp } from "./shifted-exp.ts";

class LogSoftmax extends FunctionNode {
  static override get name(): string {
    return "LogSoftmax";
  }

  private readonly axis: number;

  constructor(axis: number) {
    super();
    this.axis = axis;
  }

  override attributes(): Attributes {
    return { axis: this.axis };
  }

  override forward(x: NdArray): NdArray {
    const { below, total } = shiftedExp(x, [this.axis]);
    return nd.sub(below, nd.log(total));
  }

  override backward(gy: Variable): Variable {
    return gy.sub(exp(this.output(0)).mul(gy.sum({ axis: this.axis, keepdims: true }))); // gy − softmax(x) Σ gy
  }
}

/**
 * The logarithm of softmax, `x − log Σ eˣ` along an axis; finite also where softmax underflows, and as exact as the
 * differences of large numbers. Where softmax is 0 because of −∞ it is −∞, where softmax is NaN it is NaN.
 *
 * The axis (default −1) is that of the classes in a batch [batch, classes]. Throws {@link nd.AxisError} for an axis
 * that x does not have and {@link nd.ValueError} for one of length 0.
 */
export function logSoftmax(x: VariableLike, options?: SoftmaxOptions): Variable {
  const { axis } = nd.readOptions("logSoftmax", softmaxOptions, options);
  const from = asFloat(x, "logSoftmax");
  return new LogSoftmax(classAxis(from.shape, axis, "logSoftmax")).apply(from);
}

import { asVariable, FunctionNode, type NdArray, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { exp } from "./exp.ts";

class LogSumExp extends FunctionNode {
  private readonly axes: readonly number[];
  private readonly keepdims: boolean;

  constructor(axes: readonly number[], keepdims: boolean) {
    super();
    this.axes = axes;
    this.keepdims = keepdims;
  }

  override forward(x: NdArray): NdArray {
    const kept = { axis: this.axes, keepdims: true };
    const largest = nd.max(x, kept);
    // Shifted by the largest element nothing overflows; by an infinite one, everything would be NaN.
    const shift = nd.where(nd.less(nd.abs(largest), Infinity), largest, 0);
    const y = nd.add(shift, nd.log(nd.sum(nd.exp(nd.sub(x, shift)), kept)));
    return nd.reshape(y, nd.reducedShape(x.shape, this.axes, this.keepdims));
  }

  override backward(gy: Variable): Variable {
    const x = this.input(0);
    const kept = nd.reducedShape(x.shape, this.axes, true);
    return exp(x.sub(reshape(this.output(0), kept))).mul(reshape(gy, kept)); // dy/dx = eˣ / Σ eˣ
  }
}

/**
 * `ln Σ eˣ` along axes, of all elements unless said otherwise, without overflow. The gradient is the softmax.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} where there are
 * no elements.
 */
export function logSumExp(x: VariableLike, options?: nd.ReduceOptions): Variable {
  nd.checkOptions(options, { axis: "any", keepdims: "boolean" }, "logSumExp");
  const { axis, keepdims = false } = options ?? {};
  const from = asVariable(x, "logSumExp");
  const axes = nd.normalizeAxes(axis, from.shape, "logSumExp");
  if (axes.some((i) => from.shape[i] === 0)) {
    throw new nd.ValueError(`logSumExp: an empty array of shape ${nd.formatShape(from.shape)} has no elements`);
  }
  return new LogSumExp(axes, keepdims).apply(from);
}

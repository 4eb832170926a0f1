import {
  type Attributes,
  FunctionNode,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
  where,
} from "@dz/core";
import * as nd from "@dz/ndarray";
import { maskedSoftmax } from "../activation/masked-softmax.ts";
import { shiftedExp } from "../activation/shifted-exp.ts";
import { asFloat } from "../as-float.ts";

class LogSumExp extends FunctionNode {
  static override get name(): string {
    return "LogSumExp";
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
    const { largest, total } = shiftedExp(x, this.axes);
    // An infinite maximum is the result itself; its distance to itself would be NaN.
    const y = nd.where(nd.equal(nd.abs(largest), Infinity), largest, nd.add(largest, nd.log(total)));
    return nd.reshape(y, nd.reducedShape(x.shape, this.axes, this.keepdims));
  }

  override backward(gy: Variable): Variable {
    const x = this.input(0);
    const kept = nd.reducedShape(x.shape, this.axes, true);
    const infinite = nd.equal(nd.reshape(this.output(0).data, kept), Infinity);
    // dy/dx = eˣ / Σ eˣ, which is 0 for −∞. Beside ∞ nothing else counts, and several of them are equally large.
    const open = nd.where(infinite, nd.equal(x.data, Infinity), nd.notEqual(x.data, -Infinity));
    return maskedSoftmax(where(infinite, 0, x), open, this.axes).mul(reshape(gy, kept));
  }
}

/**
 * `ln Σ eˣ` along axes (default all), without overflow. The gradient is the softmax. That of −∞ is 0, also where all
 * elements are −∞; beside ∞ all of it goes to ∞, in equal parts if there are several.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} where there are
 * no elements.
 */
export function logSumExp(x: VariableLike, options?: nd.ReduceOptions): Variable {
  const { axis, keepdims } = nd.readOptions("logSumExp", nd.reduceOptions, options);
  const from = asFloat(x, "logSumExp");
  const axes = nd.normalizeAxes(axis, from.shape, "logSumExp");
  if (axes.some((i) => from.shape[i] === 0)) {
    throw new nd.ValueError(`logSumExp: an empty array of shape ${nd.formatShape(from.shape)} has no elements`);
  }
  return new LogSumExp(axes, keepdims).apply(from);
}

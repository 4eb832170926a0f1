import { asVariable, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { type ExtremeOptions, extremeOptions, Max } from "./max.ts";

class Min extends Max {
  static override get name(): string {
    return "Min";
  }

  override forward(x: NdArray): NdArray {
    return nd.min(x, { axis: this.axes, keepdims: this.keepdims });
  }
}

/**
 * The smallest element along axes (default all); NaN if there is one. Equally small elements share the gradient, see
 * {@link ExtremeOptions}.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} where there are
 * no elements.
 */
export function min(x: VariableLike, options?: ExtremeOptions): Variable {
  const complete = nd.readOptions("min", extremeOptions, options);
  const from = asVariable(x, "min");
  return new Min("min", from.shape, complete).apply(from);
}

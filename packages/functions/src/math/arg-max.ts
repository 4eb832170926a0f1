import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { constantResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";

/**
 * The index of the first largest element along an axis, or of the array as one vector; the first NaN wins. A constant
 * (int32) without gradient.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range and {@link nd.ValueError} for one without elements.
 */
export function argMax(x: VariableLike, options?: nd.ArgMaxOptions): Variable {
  const from = asVariable(x, "argMax");
  return constantResult("ArgMax", [from], nd.argMax(from.data, options), { ...options });
}

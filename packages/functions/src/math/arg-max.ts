import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * The index of the first largest element along an axis, or of the array as one vector; the first NaN wins. A constant
 * (int32) without gradient.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range and {@link nd.ValueError} for one without elements.
 */
export function argMax(x: VariableLike, options?: nd.ArgMaxOptions): Variable {
  return asVariable(nd.argMax(asVariable(x, "argMax").data, options));
}

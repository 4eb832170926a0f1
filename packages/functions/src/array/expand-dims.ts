import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * Inserts an axis of length 1 at `axis` of the result; negative ones count from its end. Throws {@link nd.AxisError}
 * for an axis that the result does not have.
 */
export function expandDims(x: VariableLike, axis: number): Variable {
  const from = asVariable(x, "expandDims");
  const at = nd.normalizeAxis(axis, from.ndim + 1, "expandDims", from.shape);
  return reshape(from, [...from.shape.slice(0, at), 1, ...from.shape.slice(at)]);
}

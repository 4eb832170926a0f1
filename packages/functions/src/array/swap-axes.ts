import { asVariable, transpose, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Exchanges two axes. Throws {@link nd.AxisError} for one that is out of range. */
export function swapAxes(x: VariableLike, axis0: number, axis1: number): Variable {
  const from = asVariable(x, "swapAxes");
  const i = nd.normalizeAxis(axis0, from.ndim, "swapAxes", from.shape);
  const j = nd.normalizeAxis(axis1, from.ndim, "swapAxes", from.shape);
  return transpose(
    from,
    from.shape.map((_, k) => (k === i ? j : k === j ? i : k)),
  );
}

import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * Flattens each element of a batch: [batch, ...] becomes [batch, rest]. Throws {@link nd.ShapeError} for a scalar, and
 * for an empty batch, which leaves the length `rest` undefined.
 */
export function flatten(x: VariableLike): Variable {
  const from = asVariable(x, "flatten");
  const batch = from.shape[0] ?? 0;
  if (batch === 0) throw new nd.ShapeError(`flatten: shape ${nd.formatShape(from.shape)} has no rows`);
  return reshape(from, [batch, from.size / batch]);
}

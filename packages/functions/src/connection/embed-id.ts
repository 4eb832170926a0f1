import { asVariable, getItem, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * The rows `ids` (int32, of any shape) of the table `W` [count, size]: an array of the shape of `ids`, then size. The
 * gradients of a row that is selected several times add up.
 *
 * Throws {@link nd.IndexError} for an id that is negative or too large, {@link nd.DTypeError} unless `ids` are int32
 * and {@link nd.ShapeError} unless W is a matrix.
 */
export function embedId(W: VariableLike, ids: NdArray | Variable): Variable {
  const table = asVariable(W, "embedId");
  const rows = asVariable(ids, "embedId").data;
  if (table.ndim !== 2)
    throw new nd.ShapeError(`embedId: W has shape ${nd.formatShape(table.shape)}, expected a matrix`);
  if (rows.dtype !== "int32") throw new nd.DTypeError(`embedId: ids are ${rows.dtype}, expected int32`);
  const count = table.shape[0] as number;
  const bad = rows.toTypedArray().find((id) => id < 0 || id >= count);
  if (bad !== undefined) throw new nd.IndexError(`embedId: id ${bad} is out of range for ${count} rows of W`);
  return getItem(table, rows);
}

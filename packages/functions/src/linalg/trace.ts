import { asVariable, sum, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { diagonal } from "../array/diagonal.ts";

/**
 * The sums of the diagonals of matrices: [..., n, n] becomes [...]. Throws {@link nd.ShapeError} for fewer than two axes.
 */
export function trace(x: VariableLike): Variable {
  const from = asVariable(x, "trace");
  if (from.ndim < 2) throw new nd.ShapeError(`trace: shape ${nd.formatShape(from.shape)} has no matrices`);
  return sum(diagonal(from), { axis: -1 });
}

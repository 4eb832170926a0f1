import { asVariable, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * The lower triangles of matrices [..., m, n]: 0 above the k-th diagonal, counted upwards from the main one. Throws
 * {@link nd.ShapeError} for fewer than two axes and {@link nd.ValueError} unless k is an integer.
 */
export function tril(x: VariableLike, k = 0): Variable {
  const from = asVariable(x, "tril");
  return where(nd.lessEqual(diagonals(from.shape, "tril", k), k), from, 0);
}

/**
 * The number of the diagonal of each element of a matrix, [m, n]: column − row. Throws like `tril`; `op` is for
 * messages.
 */
export function diagonals(shape: nd.Shape, op: string, k: number): nd.NdArray {
  if (!Number.isInteger(k)) throw new nd.ValueError(`${op}: diagonal ${nd.shown(k)} is not a whole number`);
  if (shape.length < 2) throw new nd.ShapeError(`${op}: shape ${nd.formatShape(shape)} has no matrices`);
  const [m, n] = shape.slice(-2) as [number, number];
  return nd.sub(nd.arange(n), nd.reshape(nd.arange(m), [m, 1]));
}

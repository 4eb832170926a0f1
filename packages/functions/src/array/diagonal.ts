import { asVariable, getItem, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link diagonal}, `tril` and `triu`. */
export interface DiagonalOptions {
  /** The number of the diagonal, counted upwards from the main one (default 0). */
  readonly k?: number;
}

/** @internal The table of {@link DiagonalOptions}. */
export const diagonalOptions: nd.SharedOptions<DiagonalOptions> = { k: { default: 0, whole: true } };

/**
 * The diagonals of the matrices in the last two axes: [..., m, n] becomes [..., length]. Diagonals beyond
 * the corners are empty.
 *
 * Throws {@link nd.ShapeError} for fewer than two axes and {@link nd.ValueError} unless k is an integer.
 */
export function diagonal(x: VariableLike, options?: DiagonalOptions): Variable {
  const { k } = nd.readOptions("diagonal", diagonalOptions, options);
  const from = asVariable(x, "diagonal");
  if (from.ndim < 2) throw new nd.ShapeError(`diagonal: shape ${nd.formatShape(from.shape)} has no matrices`);
  const [m, n] = from.shape.slice(-2) as [number, number];
  const [row, column] = [Math.max(-k, 0), Math.max(k, 0)];
  const length = Math.max(Math.min(m - row, n - column), 0);
  const indexes = (start: number): nd.NdArray => nd.arange(start, start + length, { dtype: "int32" });
  return getItem(from, nd.ellipsis, indexes(row), indexes(column));
}

/**
 * @internal The number of the diagonal of each element of a matrix, [m, n]: column − row. Throws {@link nd.ShapeError} for
 * fewer than two axes; `op` is for messages.
 */
export function diagonals(shape: nd.Shape, op: string): nd.NdArray {
  if (shape.length < 2) throw new nd.ShapeError(`${op}: shape ${nd.formatShape(shape)} has no matrices`);
  const [m, n] = shape.slice(-2) as [number, number];
  return nd.sub(nd.arange(n), nd.reshape(nd.arange(m), [m, 1]));
}

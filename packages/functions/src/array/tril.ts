import { asVariable, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";
import { type DiagonalOptions, diagonalOptions } from "./diagonal.ts";

/**
 * The lower triangles of matrices [..., m, n]: 0 above the k-th diagonal, counted upwards from the main one. Throws
 * {@link nd.ShapeError} for fewer than two axes and {@link nd.ValueError} unless k is an integer.
 */
export function tril(x: VariableLike, options?: DiagonalOptions): Variable {
  const { k } = nd.readOptions("tril", diagonalOptions, options);
  const from = asVariable(x, "tril");
  return where(nd.lessEqual(diagonals(from.shape, "tril"), k), from, 0);
}

/**
 * The number of the diagonal of each element of a matrix, [m, n]: column − row. Throws {@link nd.ShapeError} for
 * fewer than two axes; `op` is for messages.
 */
export function diagonals(shape: nd.Shape, op: string): nd.NdArray {
  if (shape.length < 2) throw new nd.ShapeError(`${op}: shape ${nd.formatShape(shape)} has no matrices`);
  const [m, n] = shape.slice(-2) as [number, number];
  return nd.sub(nd.arange(n), nd.reshape(nd.arange(m), [m, 1]));
}

import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { type DiagonalOptions, diagonalOptions } from "./diagonal.ts";
import { Triangle } from "./triangle.ts";

/**
 * The upper triangles of matrices [..., m, n]: 0 below the k-th diagonal, counted upwards from the main one. Throws
 * {@link nd.ShapeError} for fewer than two axes and {@link nd.ValueError} unless k is an integer.
 */
export function triu(x: VariableLike, options?: DiagonalOptions): Variable {
  const { k } = nd.readOptions("triu", diagonalOptions, options);
  return new Triangle(k, true).apply(asVariable(x, "triu"));
}

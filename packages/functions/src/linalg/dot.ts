import { matmul, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { operands } from "../math/operands.ts";
import { tensordot } from "./tensordot.ts";

/**
 * NumPy's `dot`: the inner product of vectors, the product of matrices, the multiple for a number. With more axes, the
 * sum goes over the last axis of x and the last but one of y, and the result has all the others; `matmul` handles
 * batches.
 *
 * Throws {@link nd.ShapeError} if the lengths of these axes differ.
 */
export function dot(x: VariableLike, y: VariableLike): Variable {
  const [a, b] = operands(x, y, "dot");
  if (a.ndim === 0 || b.ndim === 0) return a.mul(b);
  const axis = Math.max(b.ndim - 2, 0);
  if (a.shape.at(-1) !== b.shape[axis]) {
    const [own, other] = [nd.formatShape(a.shape), nd.formatShape(b.shape)];
    throw new nd.ShapeError(`dot: inner dimensions differ, ${own} × ${other}`);
  }
  return b.ndim <= 2 ? matmul(a, b) : tensordot(a, b, { axes: [-1, axis] });
}

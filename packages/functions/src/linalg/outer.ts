import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * All products of two vectors: [m] and [n] give [m, n], `yᵢⱼ = x0ᵢ x1ⱼ`. Throws {@link nd.ShapeError} unless both are
 * vectors.
 */
export function outer(x0: VariableLike, x1: VariableLike): Variable {
  const [a, b] = [asVariable(x0, "outer"), asVariable(x1, "outer")];
  if (a.ndim !== 1 || b.ndim !== 1) {
    const [own, other] = [nd.formatShape(a.shape), nd.formatShape(b.shape)];
    throw new nd.ShapeError(`outer: expected vectors, got shapes ${own} and ${other}`);
  }
  return reshape(a, [a.size, 1]).mul(b);
}

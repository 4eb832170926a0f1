import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { type DiagonalOptions, diagonalOptions, diagonals } from "./diagonal.ts";

class Tril extends FunctionNode {
  static override get name(): string {
    return "Tril";
  }

  private readonly k: number;

  constructor(k: number) {
    super();
    this.k = k;
  }

  override attributes(): Attributes {
    return { k: this.k };
  }

  override forward(x: NdArray): NdArray {
    return nd.where(nd.lessEqual(diagonals(x.shape, "tril"), this.k), x, nd.scalar(0, { dtype: x.dtype }));
  }

  override backward(gy: Variable): Variable {
    return new Tril(this.k).apply(gy);
  }
}

/**
 * The lower triangles of matrices [..., m, n]: 0 above the k-th diagonal, counted upwards from the main one. Throws
 * {@link nd.ShapeError} for fewer than two axes and {@link nd.ValueError} unless k is an integer.
 */
export function tril(x: VariableLike, options?: DiagonalOptions): Variable {
  const { k } = nd.readOptions("tril", diagonalOptions, options);
  return new Tril(k).apply(asVariable(x, "tril"));
}

import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { type DiagonalOptions, diagonalOptions, diagonals } from "./diagonal.ts";

class Triu extends FunctionNode {
  static override get name(): string {
    return "Triu";
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
    return nd.where(nd.greaterEqual(diagonals(x.shape, "triu"), this.k), x, nd.scalar(0, { dtype: x.dtype }));
  }

  override backward(gy: Variable): Variable {
    return new Triu(this.k).apply(gy);
  }
}

/**
 * The upper triangles of matrices [..., m, n]: 0 below the k-th diagonal, counted upwards from the main one. Throws
 * {@link nd.ShapeError} for fewer than two axes and {@link nd.ValueError} unless k is an integer.
 */
export function triu(x: VariableLike, options?: DiagonalOptions): Variable {
  const { k } = nd.readOptions("triu", diagonalOptions, options);
  return new Triu(k).apply(asVariable(x, "triu"));
}

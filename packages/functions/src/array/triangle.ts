import { type Attributes, FunctionNode, type NdArray, type Variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { diagonals } from "./diagonal.ts";

/** @internal The part of matrices on one side of a diagonal, which belongs to it; zeros elsewhere. */
export class Triangle extends FunctionNode {
  static override get name(): string {
    return "Triangle";
  }

  private readonly k: number;
  private readonly upper: boolean;

  constructor(k: number, upper: boolean) {
    super();
    this.k = k;
    this.upper = upper;
  }

  override attributes(): Attributes {
    return { k: this.k, upper: this.upper };
  }

  override forward(x: NdArray): NdArray {
    const number = diagonals(x.shape, this.upper ? "triu" : "tril");
    const inside = this.upper ? nd.greaterEqual(number, this.k) : nd.lessEqual(number, this.k);
    return nd.where(inside, x, nd.scalar(0, { dtype: x.dtype }));
  }

  override backward(gy: Variable): Variable {
    return new Triangle(this.k, this.upper).apply(gy);
  }
}

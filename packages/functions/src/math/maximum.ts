import { type Attributes, FunctionNode, type NdArray, sumTo, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";
import { operands } from "./operands.ts";

/** A node whose result is one of two elements, the larger; `minimum` takes the smaller. */
export class Maximum extends FunctionNode {
  static override get name(): string {
    return "Maximum";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x0: NdArray, x1: NdArray): NdArray {
    return nd.maximum(x0, x1);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const { is0, is1, share } = this.chosen(gy.dtype);
    const g = gy.mul(share);
    return [
      this.wants(0) ? sumTo(where(is0, g, 0), this.input(0).shape) : null,
      this.wants(1) ? sumTo(where(is1, g, 0), this.input(1).shape) : null,
    ];
  }

  /** Where each operand was taken, and its share of the gradient there: 1, or 1/2 if they are equal. */
  private chosen(dtype: nd.DType): { is0: NdArray; is1: NdArray; share: NdArray } {
    const [x0, x1, y] = [this.input(0).data, this.input(1).data, this.output(0).data];
    const [is0, is1] = [nd.equal(x0, y), nd.equal(x1, y)];
    return { is0, is1, share: nd.where(nd.logicalAnd(is0, is1), 0.5, nd.scalar(1, { dtype })) };
  }
}

/**
 * The larger of two, element by element; NaN if either is NaN. Equal operands get half of the gradient each, so that
 * `maximum(x, x)` has the gradient of x; NaN gets none. Shapes broadcast; throws {@link nd.ShapeError} if they do not.
 */
export function maximum(x0: VariableLike, x1: VariableLike): Variable {
  return new Maximum().apply(...operands(x0, x1, "maximum"));
}

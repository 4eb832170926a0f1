import { FunctionNode, type Gradients, type NdArray, sumTo, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { operands } from "../operands.ts";

/** A node that takes one of two elements, the larger; `minimum` is the same with the smaller. */
export class Maximum extends FunctionNode {
  override forward(x0: NdArray, x1: NdArray): NdArray {
    return nd.maximum(x0, x1);
  }

  override backward(gy: Variable): Variable[] {
    const [share0, share1] = this.shares(gy.data);
    return [sumTo(gy.mul(share0), this.input(0).shape), sumTo(gy.mul(share1), this.input(1).shape)];
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    const [share0, share1] = this.shares(gy);
    if (gradients.wants(0)) gradients.addSum(0, nd.mul(gy, share0));
    if (gradients.wants(1)) gradients.addSum(1, nd.mul(gy, share1));
  }

  /** How much of the gradient each of the two gets: all for the one that was taken, half for equal ones. */
  private shares({ dtype }: NdArray): [NdArray, NdArray] {
    const [x0, x1, y] = [this.input(0).data, this.input(1).data, this.output(0).data];
    const [is0, is1] = [nd.astype(nd.equal(x0, y), dtype), nd.astype(nd.equal(x1, y), dtype)];
    const half = nd.mul(nd.mul(is0, is1), 0.5);
    return [nd.sub(is0, half), nd.sub(is1, half)];
  }
}

/**
 * The larger of two, element by element; NaN if either is NaN. Two that are equal get half of the gradient each, so that
 * `maximum(x, x)` has the gradient of x, and no NaN gets any. Shapes broadcast; throws {@link nd.ShapeError} if they do
 * not.
 */
export function maximum(x0: VariableLike, x1: VariableLike): Variable {
  return new Maximum().apply(...operands(x0, x1, "maximum"));
}

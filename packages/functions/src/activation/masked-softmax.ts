import type { NdArray, Variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { Softmax } from "./softmax.ts";

class MaskedSoftmax extends Softmax {
  private readonly open: NdArray;

  constructor(axes: readonly number[], open: NdArray) {
    super(axes);
    this.open = open;
  }

  override forward(x: NdArray): NdArray {
    const some = nd.max(this.open, this.over);
    // By choice, because the softmax of nothing but −∞ is NaN.
    return nd.where(some, super.forward(nd.where(this.open, x, -Infinity)), 0);
  }
}

/**
 * @internal The softmax of those elements of x that are open, along axes together. Closed elements, whatever they are, get 0 and no
 * gradient, also where nothing is open. `open` are bools that broadcast to x.
 */
export function maskedSoftmax(x: Variable, open: NdArray, axes: readonly number[]): Variable {
  const ones = Array.from({ length: x.ndim - open.ndim }, () => 1);
  return new MaskedSoftmax(axes, nd.reshape(open, [...ones, ...open.shape])).apply(x);
}

import type { Attributes, NdArray, Variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { Softmax } from "./softmax.ts";

class MaskedSoftmax extends Softmax {
  static override get name(): string {
    return "MaskedSoftmax";
  }

  private readonly given: NdArray;
  /** `given` with as many axes as x. */
  private readonly open: NdArray;

  constructor(axes: readonly number[], given: NdArray, ndim: number) {
    super(axes);
    this.given = given;
    this.open = nd.reshape(given, [...Array<number>(ndim - given.ndim).fill(1), ...given.shape]);
  }

  override attributes(): Attributes {
    return { axis: this.over.axis, open: this.given };
  }

  override forward(x: NdArray): NdArray {
    const some = nd.max(this.open, this.over);
    // `where`, because the softmax of a row of −∞ is NaN.
    return nd.where(some, super.forward(nd.where(this.open, x, -Infinity)), 0);
  }
}

/**
 * @internal The softmax of the open elements of x over several axes jointly. Closed elements, of any value, get 0 and
 * no gradient, also where all are closed. `open` are bools that broadcast to x.
 */
export function maskedSoftmax(x: Variable, open: NdArray, axes: readonly number[]): Variable {
  return new MaskedSoftmax(axes, open, x.ndim).apply(x);
}

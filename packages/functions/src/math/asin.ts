import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";

class Asin extends FunctionNode {
  static override get name(): string {
    return "Asin";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.asin);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(new AsinSlope().apply(this.input(0)));
  }
}

/**
 * The derivative, `s = 1 / √((1 − x) (1 + x))`, which keeps its digits near ±1, where 1 − x² does not; its derivative
 * is `x s³`.
 */
export class AsinSlope extends FunctionNode {
  static override get name(): string {
    return "AsinSlope";
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, (value) => 1 / Math.sqrt((1 - value) * (1 + value)));
  }

  override backward(gy: Variable): Variable {
    const s = this.output(0);
    return gy.mul(this.input(0).mul(s)).mul(s).mul(s);
  }
}

/** The angle from −π/2 to π/2 with the sine x, element by element; NaN beyond ±1. The gradient at ±1 is infinite. */
export function asin(x: VariableLike): Variable {
  return new Asin().apply(asFloat(x, "asin"));
}

import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Log2 extends FunctionNode {
  static override get name(): string {
    return "Log2";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.log2);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(Math.LOG2E).div(this.input(0)); // dy/dx = log₂ e / x
  }
}

/** The logarithm to base 2, element by element; NaN below 0, −Infinity at 0. */
export function log2(x: VariableLike): Variable {
  return new Log2().apply(asVariable(x, "log2"));
}

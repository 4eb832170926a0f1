import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Sqrt extends FunctionNode {
  static override get name(): string {
    return "Sqrt";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.sqrt(x);
  }

  override backward(gy: Variable): Variable {
    return gy.div(this.output(0).mul(2)); // dy/dx = 1 / 2y
  }
}

/** The square root, element by element; NaN below 0. The gradient at 0 is infinite. */
export function sqrt(x: VariableLike): Variable {
  return new Sqrt().apply(asVariable(x, "sqrt"));
}

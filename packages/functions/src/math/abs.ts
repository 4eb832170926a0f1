import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Abs extends FunctionNode {
  static override get name(): string {
    return "Abs";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.abs(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(nd.sign(this.input(0).data)); // dy/dx = sign x
  }
}

/** The absolute value, element by element: `y = |x|`. The gradient at 0 is 0. */
export function abs(x: VariableLike): Variable {
  return new Abs().apply(asVariable(x, "abs"));
}

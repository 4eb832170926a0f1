import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Square extends FunctionNode {
  static override get name(): string {
    return "Square";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.mul(x, x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(2).mul(this.input(0)); // dy/dx = 2x
  }
}

/** The square, element by element: `y = x²`. */
export function square(x: VariableLike): Variable {
  return new Square().apply(asVariable(x, "square"));
}

import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Exp extends FunctionNode {
  static override get name(): string {
    return "Exp";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.exp(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.output(0)); // dy/dx = y
  }
}

/** The exponential function, element by element: `y = eˣ`. */
export function exp(x: VariableLike): Variable {
  return new Exp().apply(asVariable(x, "exp"));
}

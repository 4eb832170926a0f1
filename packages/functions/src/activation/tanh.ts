import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Tanh extends FunctionNode {
  static override get name(): string {
    return "Tanh";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.tanh(x);
  }

  override backward(gy: Variable): Variable {
    const y = this.output(0);
    return gy.mul(y.pow(2).neg().add(1)); // dy/dx = 1 - y²
  }
}

/** The hyperbolic tangent, element by element: `y = tanh(x)`. */
export function tanh(x: VariableLike): Variable {
  return new Tanh().apply(asVariable(x, "tanh"));
}

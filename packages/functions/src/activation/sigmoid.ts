import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Sigmoid extends FunctionNode {
  static override get name(): string {
    return "Sigmoid";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.sigmoid(x);
  }

  override backward(gy: Variable): Variable {
    const y = this.output(0);
    return gy.mul(y).mul(y.neg().add(1)); // dy/dx = y (1 - y)
  }
}

/** The logistic function, element by element: `y = 1 / (1 + e⁻ˣ)`. */
export function sigmoid(x: VariableLike): Variable {
  return new Sigmoid().apply(asVariable(x, "sigmoid"));
}

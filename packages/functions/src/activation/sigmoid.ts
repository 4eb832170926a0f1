import { asVariable, FunctionNode, type Gradients, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Sigmoid extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.sigmoid(x);
  }

  override backward(gy: Variable): Variable {
    const y = this.output(0);
    return gy.mul(y).mul(y.neg().add(1)); // dy/dx = y (1 - y)
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    gradients.add(0, nd.sigmoidGrad(this.output(0).data, gy));
  }
}

/** The logistic function, element by element: `y = 1 / (1 + e⁻ˣ)`. */
export function sigmoid(x: VariableLike): Variable {
  return new Sigmoid().apply(asVariable(x, "sigmoid"));
}

import { asVariable, FunctionNode, type Gradients, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Square extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.mul(x, x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(2).mul(this.input(0)); // dy/dx = 2x
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    gradients.add(0, nd.mul(nd.mul(gy, 2), this.input(0).data));
  }
}

/** The square, element by element: `y = x²`. */
export function square(x: VariableLike): Variable {
  return new Square().apply(asVariable(x, "square"));
}

import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Expm1 extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.expm1);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.output(0).add(1)); // dy/dx = y + 1
  }
}

/** `eˣ − 1`, element by element, also of an x whose exponential rounds to 1. */
export function expm1(x: VariableLike): Variable {
  return new Expm1().apply(asVariable(x, "expm1"));
}

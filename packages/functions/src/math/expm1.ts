import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { exp } from "./exp.ts";

class Expm1 extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.expm1);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(exp(this.input(0))); // dy/dx = eˣ, of which y + 1 has no digits left where y is near −1
  }
}

/** `eˣ − 1`, element by element, also of an x whose exponential rounds to 1. */
export function expm1(x: VariableLike): Variable {
  return new Expm1().apply(asVariable(x, "expm1"));
}

import { FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { sqrt } from "./sqrt.ts";

class Asin extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.asin);
  }

  override backward(gy: Variable): Variable {
    return gy.div(sqrt(this.input(0).pow(2).neg().add(1))); // dy/dx = 1 / √(1 − x²)
  }
}

/** The angle from −π/2 to π/2 with the sine x, element by element; NaN beyond ±1. The gradient at ±1 is infinite. */
export function asin(x: VariableLike): Variable {
  return new Asin().apply(asFloat(x, "asin"));
}

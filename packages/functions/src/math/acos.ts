import { FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { sqrt } from "./sqrt.ts";

class Acos extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.acos);
  }

  override backward(gy: Variable): Variable {
    return gy.div(sqrt(this.input(0).pow(2).neg().add(1)).neg()); // dy/dx = −1 / √(1 − x²)
  }
}

/** The angle from 0 to π with the cosine x, element by element; NaN beyond ±1. The gradient at ±1 is −Infinity. */
export function acos(x: VariableLike): Variable {
  return new Acos().apply(asFloat(x, "acos"));
}

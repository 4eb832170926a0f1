import { FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";

class Atan extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.atan);
  }

  override backward(gy: Variable): Variable {
    return gy.div(this.input(0).pow(2).add(1)); // dy/dx = 1 / (1 + x²)
  }
}

/** The angle from −π/2 to π/2 with the tangent x, element by element. */
export function atan(x: VariableLike): Variable {
  return new Atan().apply(asFloat(x, "atan"));
}

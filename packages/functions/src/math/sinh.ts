import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { cosh } from "./cosh.ts";

class Sinh extends FunctionNode {
  static override get name(): string {
    return "Sinh";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.sinh);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(cosh(this.input(0))); // dy/dx = cosh x
  }
}

/** The hyperbolic sine, element by element: `y = (eˣ − e⁻ˣ) / 2`. */
export function sinh(x: VariableLike): Variable {
  return new Sinh().apply(asVariable(x, "sinh"));
}

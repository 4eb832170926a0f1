import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { sinh } from "./sinh.ts";

class Cosh extends FunctionNode {
  static override get name(): string {
    return "Cosh";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.cosh);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(sinh(this.input(0))); // dy/dx = sinh x
  }
}

/** The hyperbolic cosine, element by element: `y = (eˣ + e⁻ˣ) / 2`. */
export function cosh(x: VariableLike): Variable {
  return new Cosh().apply(asVariable(x, "cosh"));
}

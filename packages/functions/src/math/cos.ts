import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { sin } from "./sin.ts";

class Cos extends FunctionNode {
  static override get name(): string {
    return "Cos";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.cos(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(sin(this.input(0)).neg()); // dy/dx = −sin x
  }
}

/** The cosine, element by element, of angles in radians. */
export function cos(x: VariableLike): Variable {
  return new Cos().apply(asVariable(x, "cos"));
}

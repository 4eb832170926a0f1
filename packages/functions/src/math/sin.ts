import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { cos } from "./cos.ts";

class Sin extends FunctionNode {
  static override get name(): string {
    return "Sin";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.sin(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(cos(this.input(0))); // dy/dx = cos x
  }
}

/** The sine, element by element, of angles in radians. */
export function sin(x: VariableLike): Variable {
  return new Sin().apply(asVariable(x, "sin"));
}

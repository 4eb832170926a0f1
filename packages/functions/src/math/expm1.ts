import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { exp } from "./exp.ts";

class Expm1 extends FunctionNode {
  static override get name(): string {
    return "Expm1";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.expm1);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(exp(this.input(0))); // dy/dx = eˣ; y + 1 would lose all digits where y is near −1
  }
}

/** `eˣ − 1`, element by element, accurate also where eˣ rounds to 1. */
export function expm1(x: VariableLike): Variable {
  return new Expm1().apply(asVariable(x, "expm1"));
}

import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { erf as ofNumber } from "../activation/erfc.ts";
import { exp } from "./exp.ts";

class Erf extends FunctionNode {
  static override get name(): string {
    return "Erf";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, ofNumber);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(exp(this.input(0).pow(2).neg()).mul(2 / Math.sqrt(Math.PI))); // dy/dx = 2/√π e^(−x²)
  }
}

/** The error function, element by element: `y = 2/√π ∫₀ˣ e^(−t²) dt`. */
export function erf(x: VariableLike): Variable {
  return new Erf().apply(asVariable(x, "erf"));
}

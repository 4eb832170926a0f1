import { type Attributes, asVariable, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { PiecewiseConstant } from "./piecewise-constant.ts";

class Sign extends PiecewiseConstant {
  static override get name(): string {
    return "Sign";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.sign(x);
  }
}

/** −1, 0 or 1, element by element; NaN for NaN. The gradient is 0. */
export function sign(x: VariableLike): Variable {
  return new Sign().apply(asVariable(x, "sign"));
}

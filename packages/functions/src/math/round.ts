import { type Attributes, asVariable, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { PiecewiseConstant } from "./piecewise-constant.ts";

class Round extends PiecewiseConstant {
  static override get name(): string {
    return "Round";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.round(x);
  }
}

/** The nearest integer, ties to even, element by element. The gradient is 0. */
export function round(x: VariableLike): Variable {
  return new Round().apply(asVariable(x, "round"));
}

import { type Attributes, asVariable, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { PiecewiseConstant } from "./piecewise-constant.ts";

class Ceil extends PiecewiseConstant {
  static override get name(): string {
    return "Ceil";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.ceil(x);
  }
}

/** The smallest integer not below x, element by element. The gradient is 0. */
export function ceil(x: VariableLike): Variable {
  return new Ceil().apply(asVariable(x, "ceil"));
}

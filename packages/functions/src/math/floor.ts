import { type Attributes, asVariable, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { PiecewiseConstant } from "./piecewise-constant.ts";

class Floor extends PiecewiseConstant {
  static override get name(): string {
    return "Floor";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.floor(x);
  }
}

/** The largest integer not above x, element by element. The gradient is 0. */
export function floor(x: VariableLike): Variable {
  return new Floor().apply(asVariable(x, "floor"));
}

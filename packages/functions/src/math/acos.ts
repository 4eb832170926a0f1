import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { AsinSlope } from "./asin.ts";

class Acos extends FunctionNode {
  static override get name(): string {
    return "Acos";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.acos);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(new AsinSlope().apply(this.input(0))).neg();
  }
}

/** The angle from 0 to π with the cosine x, element by element; NaN beyond ±1. The gradient at ±1 is −Infinity. */
export function acos(x: VariableLike): Variable {
  return new Acos().apply(asFloat(x, "acos"));
}

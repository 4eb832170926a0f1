import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";

class Log1p extends FunctionNode {
  static override get name(): string {
    return "Log1p";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.log1p);
  }

  override backward(gy: Variable): Variable {
    return gy.div(this.input(0).add(1)); // dy/dx = 1 / (1 + x)
  }
}

/** `ln(1 + x)`, element by element, accurate also where x is lost in 1 + x; NaN below −1, −Infinity at −1. */
export function log1p(x: VariableLike): Variable {
  return new Log1p().apply(asFloat(x, "log1p"));
}

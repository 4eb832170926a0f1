import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

class Log extends FunctionNode {
  static override get name(): string {
    return "Log";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.log(x);
  }

  override backward(gy: Variable): Variable {
    return gy.div(this.input(0)); // dy/dx = 1 / x
  }
}

/** The natural logarithm, element by element; NaN below 0, −Infinity at 0. */
export function log(x: VariableLike): Variable {
  return new Log().apply(asVariable(x, "log"));
}

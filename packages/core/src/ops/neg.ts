import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

class Neg extends FunctionNode {
  static override get name(): string {
    return "Neg";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.neg(x);
  }

  override backward(gy: Variable): Variable {
    return gy.neg();
  }
}

/** `−x`. */
export function neg(x: VariableLike): Variable {
  return new Neg().apply(asVariable(x, "neg"));
}

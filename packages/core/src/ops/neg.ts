import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../as-variable.ts";
import { FunctionNode } from "../function-node.ts";
import type { Gradients } from "../gradients.ts";
import type { Variable } from "../variable.ts";

class Neg extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.neg(x);
  }

  override backward(gy: Variable): Variable {
    return gy.neg();
  }

  override backwardArrays(gradients: Gradients, gy: nd.NdArray): void {
    gradients.add(0, nd.neg(gy));
  }
}

/** `−x`. */
export function neg(x: VariableLike): Variable {
  return new Neg().apply(asVariable(x, "neg"));
}

import * as nd from "@dz/ndarray";
import type { Gradients } from "../backward/array-gradients.ts";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

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

import * as nd from "@dz/ndarray";
import { asPair, type VariableLike } from "../as-variable.ts";
import { FunctionNode } from "../function-node.ts";
import type { Gradients } from "../gradients.ts";
import type { Variable } from "../variable.ts";
import { sumTo } from "./sum-to.ts";

class Sub extends FunctionNode {
  override forward(x0: nd.NdArray, x1: nd.NdArray): nd.NdArray {
    return nd.sub(x0, x1);
  }

  override backward(gy: Variable): Variable[] {
    return [sumTo(gy, this.input(0).shape), sumTo(gy.neg(), this.input(1).shape)];
  }

  override backwardArrays(gradients: Gradients, gy: nd.NdArray): void {
    if (gradients.wants(0)) gradients.add(0, nd.sumTo(gy, this.input(0).shape));
    if (gradients.wants(1)) gradients.add(1, nd.sumTo(nd.neg(gy), this.input(1).shape));
  }
}

/** `x0 − x1`. Shapes broadcast; throws {@link nd.ShapeError} if they do not. */
export function sub(x0: VariableLike, x1: VariableLike): Variable {
  return new Sub().apply(...asPair(x0, x1, "sub"));
}

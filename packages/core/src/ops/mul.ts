import * as nd from "@dz/ndarray";
import type { Gradients } from "../backward/array-gradients.ts";
import { asVariable, dtypeBeside, type VariableLike } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";

class Mul extends FunctionNode {
  override forward(x0: nd.NdArray, x1: nd.NdArray): nd.NdArray {
    return nd.mul(x0, x1);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x0, x1] = [this.input(0), this.input(1)];
    return [this.wants(0) ? sumTo(gy.mul(x1), x0.shape) : null, this.wants(1) ? sumTo(gy.mul(x0), x1.shape) : null];
  }

  override backwardArrays(gradients: Gradients, gy: nd.NdArray): void {
    const [x0, x1] = [this.input(0).data, this.input(1).data];
    if (gradients.wants(0)) gradients.addSum(0, nd.mul(gy, x1));
    if (gradients.wants(1)) gradients.addSum(1, nd.mul(gy, x0));
  }
}

/** `x0 · x1`, element by element. Shapes broadcast; throws {@link nd.ShapeError} if they do not. */
export function mul(x0: VariableLike, x1: VariableLike): Variable {
  return new Mul().apply(asVariable(x0, "mul", dtypeBeside(x1)), asVariable(x1, "mul", dtypeBeside(x0)));
}

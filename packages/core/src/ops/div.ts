import * as nd from "@dz/ndarray";
import { asVariable, dtypeBeside, type VariableLike } from "../as-variable.ts";
import { FunctionNode } from "../function-node.ts";
import type { Gradients } from "../gradients.ts";
import type { Variable } from "../variable.ts";
import { sumTo } from "./sum-to.ts";

class Div extends FunctionNode {
  override forward(x0: nd.NdArray, x1: nd.NdArray): nd.NdArray {
    return nd.div(x0, x1);
  }

  override backward(gy: Variable): Variable[] {
    const [x0, x1] = [this.input(0), this.input(1)];
    const gx1 = gy.mul(x0.neg().div(x1.pow(2))); // d(x0/x1)/dx1 = −x0/x1²
    return [sumTo(gy.div(x1), x0.shape), sumTo(gx1, x1.shape)];
  }

  override backwardArrays(gradients: Gradients, gy: nd.NdArray): void {
    const [x0, x1] = [this.input(0).data, this.input(1).data];
    if (gradients.wants(0)) gradients.addSum(0, nd.div(gy, x1));
    if (!gradients.wants(1)) return;
    gradients.addSum(1, nd.mul(gy, nd.div(nd.neg(x0), nd.pow(x1, 2))));
  }
}

/** `x0 / x1`. Shapes broadcast; throws {@link nd.ShapeError} if they do not. */
export function div(x0: VariableLike, x1: VariableLike): Variable {
  return new Div().apply(asVariable(x0, "div", dtypeBeside(x1)), asVariable(x1, "div", dtypeBeside(x0)));
}

import * as nd from "@dz/ndarray";
import { asVariable, dtypeBeside, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";

class Div extends FunctionNode {
  static override get name(): string {
    return "Div";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x0: nd.NdArray, x1: nd.NdArray): nd.NdArray {
    return nd.div(x0, x1);
  }

  // d(x0/x1)/dx1 = −x0/x1² = −y/x1, as two divisions: x1² may overflow or underflow where the quotient does not.
  override backward(gy: Variable): (Variable | null)[] {
    const [x0, x1] = [this.input(0), this.input(1)];
    const gx0 = gy.div(x1);
    return [
      this.wants(0) ? sumTo(gx0, x0.shape) : null,
      this.wants(1) ? sumTo(gx0.mul(this.output(0)).neg(), x1.shape) : null,
    ];
  }
}

/** `x0 / x1`. Shapes broadcast; throws {@link nd.ShapeError} if they do not. */
export function div(x0: VariableLike, x1: VariableLike): Variable {
  return new Div().apply(asVariable(x0, "div", dtypeBeside(x1)), asVariable(x1, "div", dtypeBeside(x0)));
}

import * as nd from "@dz/ndarray";
import { asVariable, dtypeBeside, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";

class Sub extends FunctionNode {
  static override get name(): string {
    return "Sub";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x0: nd.NdArray, x1: nd.NdArray): nd.NdArray {
    return nd.sub(x0, x1);
  }

  override backward(gy: Variable): (Variable | null)[] {
    return [sumTo(gy, this.input(0).shape), this.wants(1) ? sumTo(gy.neg(), this.input(1).shape) : null];
  }
}

/** `x0 − x1`. Shapes broadcast; throws {@link nd.ShapeError} if they do not. */
export function sub(x0: VariableLike, x1: VariableLike): Variable {
  return new Sub().apply(asVariable(x0, "sub", dtypeBeside(x1)), asVariable(x1, "sub", dtypeBeside(x0)));
}

import * as nd from "@dz/ndarray";
import { asVariable, dtypeBeside, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";

class Mul extends FunctionNode {
  static override get name(): string {
    return "Mul";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x0: nd.NdArray, x1: nd.NdArray): nd.NdArray {
    return nd.mul(x0, x1);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x0, x1] = [this.input(0), this.input(1)];
    return [this.wants(0) ? sumTo(gy.mul(x1), x0.shape) : null, this.wants(1) ? sumTo(gy.mul(x0), x1.shape) : null];
  }
}

/** `x0 · x1`, element by element. Shapes broadcast; throws {@link nd.ShapeError} if they do not. */
export function mul(x0: VariableLike, x1: VariableLike): Variable {
  return new Mul().apply(asVariable(x0, "mul", dtypeBeside(x1)), asVariable(x1, "mul", dtypeBeside(x0)));
}

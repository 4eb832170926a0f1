import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../as-variable.ts";
import { FunctionNode } from "../function-node.ts";
import type { Gradients } from "../gradients.ts";
import type { Variable } from "../variable.ts";
import { sumTo } from "./sum-to.ts";

class BroadcastTo extends FunctionNode {
  private readonly shape: nd.Shape;

  constructor(shape: nd.Shape) {
    super();
    this.shape = shape;
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.broadcastTo(x, this.shape);
  }

  override backward(gy: Variable): Variable {
    return sumTo(gy, this.input(0).shape);
  }

  override backwardArrays(gradients: Gradients, gy: nd.NdArray): void {
    gradients.addSum(0, gy);
  }
}

/**
 * `x` repeated along axes of length 1 and new leading axes until it has `shape`. Throws {@link nd.ShapeError} if it
 * cannot be.
 */
export function broadcastTo(x: VariableLike, shape: nd.Shape): Variable {
  const from = asVariable(x, "broadcastTo");
  return Array.isArray(shape) && nd.sameShape(from.shape, shape) ? from : new BroadcastTo(shape).apply(from);
}

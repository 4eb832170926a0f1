/**
 * Repeating an array and adding up the repetitions: each is the gradient of the other.
 *
 * @module
 */
import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

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
}

class SumTo extends FunctionNode {
  private readonly shape: nd.Shape;

  constructor(shape: nd.Shape) {
    super();
    this.shape = shape;
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.sumTo(x, this.shape);
  }

  override backward(gy: Variable): Variable {
    return broadcastTo(gy, this.input(0).shape);
  }
}

/**
 * `x` repeated along axes of length 1 and new leading axes until it has `shape`. Throws {@link nd.ShapeError} if it
 * cannot be.
 */
export function broadcastTo(x: VariableLike, shape: nd.Shape): Variable {
  const from = asVariable(x, "broadcastTo");
  return Array.isArray(shape) && nd.sameShape(from.data.dims, shape) ? from : new BroadcastTo(shape).apply(from);
}

/**
 * The sum over the axes along which an array of `shape` would be repeated to give the shape of `x`. Throws
 * {@link nd.ShapeError} unless `shape` can be broadcast to that of `x`.
 */
export function sumTo(x: VariableLike, shape: nd.Shape): Variable {
  const from = asVariable(x, "sumTo");
  return Array.isArray(shape) && nd.sameShape(from.data.dims, shape) ? from : new SumTo(shape).apply(from);
}

/**
 * Broadcasting and summation over the broadcast axes: each is the gradient of the other.
 *
 * @module
 */
import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

class BroadcastTo extends FunctionNode {
  static override get name(): string {
    return "BroadcastTo";
  }

  private readonly shape: nd.Shape;

  constructor(shape: nd.Shape) {
    super();
    this.shape = shape;
  }

  override attributes(): Attributes {
    return { shape: this.shape };
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.broadcastTo(x, this.shape);
  }

  override backward(gy: Variable): Variable {
    return sumTo(gy, this.input(0).shape);
  }
}

class SumTo extends FunctionNode {
  static override get name(): string {
    return "SumTo";
  }

  private readonly shape: nd.Shape;

  constructor(shape: nd.Shape) {
    super();
    this.shape = shape;
  }

  override attributes(): Attributes {
    return { shape: this.shape };
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.sumTo(x, this.shape);
  }

  override backward(gy: Variable): Variable {
    return broadcastTo(gy, this.input(0).shape);
  }
}

/**
 * `x` broadcast to `shape`: repeated along axes of length 1 and along new leading axes. Throws {@link nd.ShapeError} if
 * the shapes do not allow it.
 */
export function broadcastTo(x: VariableLike, shape: nd.Shape): Variable {
  const from = asVariable(x, "broadcastTo");
  return Array.isArray(shape) && nd.sameShape(from.data.dims, shape) ? from : new BroadcastTo(shape).apply(from);
}

/**
 * `x` summed to `shape`, over the axes along which an array of `shape` would be broadcast to the shape of `x`. Throws
 * {@link nd.ShapeError} unless `shape` broadcasts to that of `x`.
 */
export function sumTo(x: VariableLike, shape: nd.Shape): Variable {
  const from = asVariable(x, "sumTo");
  return Array.isArray(shape) && nd.sameShape(from.data.dims, shape) ? from : new SumTo(shape).apply(from);
}

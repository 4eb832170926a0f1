import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../as-variable.ts";
import { FunctionNode } from "../function-node.ts";
import type { Gradients } from "../gradients.ts";
import type { Variable } from "../variable.ts";
import { broadcastTo } from "./broadcast-to.ts";

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

  override backwardArrays(gradients: Gradients, gy: nd.NdArray): void {
    gradients.add(0, nd.broadcastTo(gy, this.input(0).data.dims));
  }
}

/**
 * The sum over the axes along which an array of `shape` would be repeated to give the shape of `x`. Throws
 * {@link nd.ShapeError} unless `shape` can be broadcast to that of `x`.
 */
export function sumTo(x: VariableLike, shape: nd.Shape): Variable {
  const from = asVariable(x, "sumTo");
  return Array.isArray(shape) && nd.sameShape(from.data.dims, shape) ? from : new SumTo(shape).apply(from);
}

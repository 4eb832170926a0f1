import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

class Reshape extends FunctionNode {
  static override get name(): string {
    return "Reshape";
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
    return nd.reshape(x, this.shape);
  }

  override backward(gy: Variable): Variable {
    return reshape(gy, this.input(0).shape);
  }
}

/**
 * The same elements, in row-major order, in another shape; one length may be -1, which stands for what remains. Throws
 * {@link nd.ShapeError} if the number of elements differs.
 */
export function reshape(x: VariableLike, shape: nd.Shape): Variable {
  const from = asVariable(x, "reshape");
  return Array.isArray(shape) && nd.sameShape(from.data.dims, shape) ? from : new Reshape(shape).apply(from);
}

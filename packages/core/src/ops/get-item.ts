import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import { Variable } from "../graph/variable.ts";

class GetItem extends FunctionNode {
  static override get name(): string {
    return "GetItem";
  }

  private readonly index: readonly nd.Index[];

  constructor(index: readonly nd.Index[]) {
    super();
    this.index = index;
  }

  override attributes(): Attributes {
    return { index: this.index };
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.getItem(x, ...this.index);
  }

  override backward(gy: Variable): Variable {
    return new GetItemGrad(this.index, this.input(0).shape).apply(gy);
  }
}

/** Zeros with the gradient added at the positions of the index. */
class GetItemGrad extends FunctionNode {
  static override get name(): string {
    return "GetItemGrad";
  }

  private readonly index: readonly nd.Index[];
  private readonly shape: nd.Shape;

  constructor(index: readonly nd.Index[], shape: nd.Shape) {
    super();
    this.index = index;
    this.shape = shape;
  }

  override forward(gy: nd.NdArray): nd.NdArray {
    return nd.addAt(this.shape, gy, ...this.index);
  }

  override backward(ggx: Variable): Variable {
    return getItem(ggx, ...this.index);
  }
}

/**
 * The elements that an index selects, as Python's `x[index]`: integers, `slice(...)`, `ellipsis`, `newAxis`, index
 * arrays and masks. Gradients add up where an element is selected twice.
 *
 * Throws {@link nd.IndexError} for an index out of range and {@link nd.DTypeError} for an index array of floats.
 */
export function getItem(x: VariableLike, ...index: readonly (nd.Index | Variable)[]): Variable {
  const parts = index.map((part) => (part instanceof Variable ? part.data : part));
  return new GetItem(parts).apply(asVariable(x, "getItem"));
}

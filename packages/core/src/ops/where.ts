import * as nd from "@dz/ndarray";
import { asVariable, dtypeBeside, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";

class Where extends FunctionNode {
  static override get name(): string {
    return "Where";
  }

  private readonly mask: nd.NdArray;

  constructor(mask: nd.NdArray) {
    super();
    this.mask = mask;
  }

  override attributes(): Attributes {
    return { mask: this.mask };
  }

  override forward(a: nd.NdArray, b: nd.NdArray): nd.NdArray {
    return nd.where(this.mask, a, b);
  }

  // Selection again, not a product with the mask: 0 · Infinity would be NaN in the gradient that was not selected.
  override backward(gy: Variable): (Variable | null)[] {
    return [
      this.wants(0) ? sumTo(where(this.mask, gy, 0), this.input(0).shape) : null,
      this.wants(1) ? sumTo(where(this.mask, 0, gy), this.input(1).shape) : null,
    ];
  }
}

/**
 * `mask ? a : b`, element by element. The mask (bools, or numbers that are true where they are not 0) selects which of
 * the two is taken and gets the gradient; the other gets 0. The mask is a constant. All three shapes broadcast
 * together.
 *
 * Throws {@link nd.ShapeError} if they do not. Both a and b are computed everywhere: if the gradient of the one not
 * taken is infinite, as that of a square root at 0, the gradient behind it is NaN (0 · Infinity), so replace its input
 * by a safe one.
 */
export function where(mask: VariableLike, a: VariableLike, b: VariableLike): Variable {
  const [y0, y1] = [asVariable(a, "where", dtypeBeside(b)), asVariable(b, "where", dtypeBeside(a))];
  return new Where(asVariable(mask, "where").data).apply(y0, y1);
}

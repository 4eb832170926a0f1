import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";

class Transpose extends FunctionNode {
  static override get name(): string {
    return "Transpose";
  }

  private readonly axes: readonly number[] | undefined;

  constructor(axes: readonly number[] | undefined) {
    super();
    this.axes = axes;
  }

  override attributes(): Attributes {
    return { axes: this.axes };
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.transpose(x, this.axes);
  }

  override backward(gy: Variable): Variable {
    return transpose(gy, this.inverse());
  }

  /** The inverse of the permutation of the axes. */
  private inverse(): readonly number[] | undefined {
    const { axes } = this;
    if (axes === undefined) return undefined;
    const inverse = new Array<number>(axes.length);
    axes.forEach((axis, i) => {
      inverse[axis < 0 ? axis + axes.length : axis] = i;
    });
    return inverse;
  }
}

/** The axes in another order (default reversed). Throws {@link nd.AxisError} unless each axis is named once. */
export function transpose(x: VariableLike, axes?: readonly number[]): Variable {
  return new Transpose(axes).apply(asVariable(x, "transpose"));
}

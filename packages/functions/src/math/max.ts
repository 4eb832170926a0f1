import {
  asVariable,
  FunctionNode,
  type Gradients,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";
import { where } from "./where.ts";

/** How {@link max} and `min` reduce. */
export interface ExtremeOptions extends nd.ReduceOptions {
  /**
   * What elements that are equally large get of the gradient: each its part (`"split"`, unless said otherwise; the mean
   * of the slopes on both sides), or each the whole of it (`"all"`, as in DeZero).
   */
  readonly ties?: "split" | "all";
}

/** A node that takes one element of many, the largest; `min` is the same with the smallest. */
export class Max extends FunctionNode {
  protected readonly axes: readonly number[];
  protected readonly keepdims: boolean;
  private readonly split: boolean;

  constructor(op: string, shape: nd.Shape, { axis, keepdims = false, ties = "split" }: ExtremeOptions) {
    super();
    if (ties !== "split" && ties !== "all") {
      throw new nd.ValueError(`${op}: ties is ${nd.describe(ties)}, expected "split" or "all"`);
    }
    this.axes = nd.normalizeAxes(axis, shape, op);
    this.keepdims = keepdims;
    this.split = ties === "split";
  }

  override forward(x: NdArray): NdArray {
    return nd.max(x, { axis: this.axes, keepdims: this.keepdims });
  }

  override backward(gy: Variable): Variable {
    const { chosen, share, kept } = this.choice();
    return where(chosen, reshape(gy, kept).mul(share), 0); // not as a product: 0 · ∞ would be NaN
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    const { chosen, share, kept } = this.choice();
    gradients.add(0, nd.where(chosen, nd.mul(nd.reshape(gy, kept), share), 0));
  }

  /** Where the element is that was taken, what each of several that are equal gets, and the shape with all axes. */
  private choice(): { chosen: NdArray; share: NdArray | number; kept: nd.Shape } {
    const x = this.input(0).data;
    const kept = nd.reducedShape(x.shape, this.axes, true);
    const chosen = nd.equal(x, nd.reshape(this.output(0).data, kept));
    if (!this.split) return { chosen, share: 1, kept };
    const counts = nd.sum(chosen, { axis: this.axes, keepdims: true }); // 0 where the result is NaN
    return { chosen, share: nd.astype(nd.div(1, nd.maximum(counts, 1)), nd.floatOf(x.dtype)), kept };
  }
}

/** The names of {@link ExtremeOptions}; Max looks at `ties`. */
export const extremeOptions: nd.OptionKinds = { axis: "any", keepdims: "boolean", ties: "any" };

/**
 * The largest element along axes, of all elements unless said otherwise; NaN if there is one. Elements that are equally
 * large share the gradient, see {@link ExtremeOptions}.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} where there are
 * no elements.
 */
export function max(x: VariableLike, options: ExtremeOptions = {}): Variable {
  nd.checkOptions(options, extremeOptions, "max");
  const from = asVariable(x, "max");
  return new Max("max", from.shape, options).apply(from);
}

import { asVariable, FunctionNode, type NdArray, reshape, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";

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
    const { places, counts } = this.chosen(gy.dtype);
    return where(places, reshape(gy, counts.shape).div(counts), 0);
  }

  /** Where the elements are that were taken, and how many share a gradient. */
  private chosen(dtype: nd.DType): { places: NdArray; counts: NdArray } {
    const x = this.input(0).data;
    const kept = nd.reducedShape(x.shape, this.axes, true);
    const places = nd.equal(x, nd.reshape(this.output(0).data, kept));
    if (!this.split) return { places, counts: nd.ones(kept, { dtype }) };
    const counts = nd.sum(places, { axis: this.axes, keepdims: true });
    return { places, counts: nd.astype(nd.maximum(counts, 1), dtype) }; // none where the result is NaN
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

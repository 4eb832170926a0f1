import { asVariable, FunctionNode, type NdArray, reshape, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link max} and `min`. */
export interface ExtremeOptions extends nd.ReduceOptions {
  /**
   * How equally large elements share the gradient (default `"split"`): in equal parts (the mean of the slopes on both
   * sides), or each gets the whole (`"all"`, as in DeZero).
   */
  readonly ties?: "split" | "all";
}

/** A node whose result is one element of many, the largest; `min` takes the smallest. */
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

  /** The positions of the elements that were taken, and the number of those that share a gradient. */
  private chosen(dtype: nd.DType): { places: NdArray; counts: NdArray } {
    const x = this.input(0).data;
    const kept = nd.reducedShape(x.shape, this.axes, true);
    const places = nd.equal(x, nd.reshape(this.output(0).data, kept));
    if (!this.split) return { places, counts: nd.ones(kept, { dtype }) };
    const counts = nd.sum(places, { axis: this.axes, keepdims: true });
    return { places, counts: nd.astype(nd.maximum(counts, 1), dtype) }; // none where the result is NaN
  }
}

/** The names of {@link ExtremeOptions}; Max checks the value of `ties`. */
export const extremeOptions: nd.OptionKinds = { axis: "any", keepdims: "boolean", ties: "any" };

/**
 * The largest element along axes (default all); NaN if there is one. Equally large elements share the gradient, see
 * {@link ExtremeOptions}.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} where there are
 * no elements.
 */
export function max(x: VariableLike, options: ExtremeOptions = {}): Variable {
  nd.checkOptions(options, extremeOptions, "max");
  const from = asVariable(x, "max");
  return new Max("max", from.shape, options).apply(from);
}

import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
  where,
} from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link max} and `min`. */
export interface ExtremeOptions extends nd.ReduceOptions {
  /**
   * How equally large elements share the gradient (default `"split"`): in equal parts (the mean of the slopes on both
   * sides), or each gets the whole (`"all"`, as in DeZero).
   */
  readonly ties?: "split" | "all";
}

/** @internal The table of {@link ExtremeOptions}. */
export const extremeOptions: nd.SharedOptions<ExtremeOptions, "axis"> = {
  ...nd.reduceOptions,
  ties: { default: "split", words: ["split", "all"] },
};

type CompleteExtremes = nd.CompleteOptions<ExtremeOptions, typeof extremeOptions>;

/** A node whose result is one element of many, the largest; `min` takes the smallest. */
export class Max extends FunctionNode {
  static override get name(): string {
    return "Max";
  }

  protected readonly axes: readonly number[];
  protected readonly keepdims: boolean;
  private readonly split: boolean;

  constructor(op: string, shape: nd.Shape, { axis, keepdims, ties }: CompleteExtremes) {
    super();
    this.axes = nd.normalizeAxes(axis, shape, op);
    this.keepdims = keepdims;
    this.split = ties === "split";
  }

  override attributes(): Attributes {
    return { axis: this.axes, keepdims: this.keepdims };
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

/**
 * The largest element along axes (default all); NaN if there is one. Equally large elements share the gradient, see
 * {@link ExtremeOptions}.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice and {@link nd.ValueError} where there are
 * no elements.
 */
export function max(x: VariableLike, options?: ExtremeOptions): Variable {
  const complete = nd.readOptions("max", extremeOptions, options);
  const from = asVariable(x, "max");
  return new Max("max", from.shape, complete).apply(from);
}

import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link cumsum}. */
export interface CumsumOptions {
  /** The axis (default null: all elements in row-major order, as one axis). */
  readonly axis?: number | null;
  /** Whether the sums go from each element to the end (default false). */
  readonly reverse?: boolean;
}

const cumsumOptions = {
  axis: { default: null, kind: "any" }, // checked with the shape
  reverse: { default: false },
} satisfies nd.OptionTable<CumsumOptions>;

class Cumsum extends FunctionNode {
  static override get name(): string {
    return "Cumsum";
  }

  private readonly axis: number;
  private readonly reverse: boolean;

  constructor(axis: number, reverse: boolean) {
    super();
    this.axis = axis;
    this.reverse = reverse;
  }

  override attributes(): Attributes {
    return { axis: this.axis, reverse: this.reverse };
  }

  override forward(x: NdArray): NdArray {
    return nd.cumsum(x, { axis: this.axis, reverse: this.reverse });
  }

  // An element is part of all later sums: the gradient is summed from the other end.
  override backward(gy: Variable): Variable {
    return new Cumsum(this.axis, !this.reverse).apply(gy);
  }
}

/**
 * The cumulative sums along an axis: `yᵢ = x₀ + … + xᵢ`; with `reverse` `yᵢ = xᵢ + … + xₙ₋₁`. Without an axis, those of
 * the elements as one vector. Throws {@link nd.AxisError} for an axis out of range.
 */
export function cumsum(x: VariableLike, options?: CumsumOptions): Variable {
  const { axis, reverse } = nd.readOptions("cumsum", cumsumOptions, options);
  const from = asVariable(x, "cumsum");
  if (axis === null) return new Cumsum(0, reverse).apply(reshape(from, [from.size]));
  return new Cumsum(nd.normalizeAxis(axis, from.ndim, "cumsum", from.shape), reverse).apply(from);
}

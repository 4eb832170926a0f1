import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link flip}. */
export interface FlipOptions {
  /** The axes, one or a list (default all). */
  readonly axis?: nd.Axis;
}

const flipOptions = { axis: { optional: true, kind: "any" } } satisfies nd.OptionTable<FlipOptions>;

class Flip extends FunctionNode {
  static override get name(): string {
    return "Flip";
  }

  private readonly axes: readonly number[];

  constructor(axes: readonly number[]) {
    super();
    this.axes = axes;
  }

  override attributes(): Attributes {
    return { axes: this.axes };
  }

  override forward(x: NdArray): NdArray {
    return this.flipped(x);
  }

  override backward(gy: Variable): Variable {
    return new Flip(this.axes).apply(gy);
  }

  private flipped(x: NdArray): NdArray {
    const backwards = nd.slice(null, null, -1);
    return nd.getItem(x, ...x.shape.map((_, i) => (this.axes.includes(i) ? backwards : nd.slice())));
  }
}

/**
 * Reverses the order of the elements along axes (default all). Throws {@link nd.AxisError} for an axis that is out of
 * range or given twice.
 */
export function flip(x: VariableLike, options?: FlipOptions): Variable {
  const { axis } = nd.readOptions("flip", flipOptions, options);
  const from = asVariable(x, "flip");
  return new Flip(nd.normalizeAxes(axis, from.shape, "flip")).apply(from);
}

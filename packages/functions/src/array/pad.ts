import {
  type Attributes,
  asVariable,
  FunctionNode,
  getItem,
  type NdArray,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";

/** The widths of the margin: the same on all sides, one pair for all axes, or a pair for each axis. */
export type PadWidth = number | nd.Padding | readonly nd.Padding[];

/** Options of {@link pad}. */
export interface PadOptions {
  /** The value of the margin: any number, also infinite or NaN (default 0). */
  readonly value?: number;
}

const padOptions = { value: { default: 0, finite: false } } satisfies nd.OptionTable<PadOptions>;

class Pad extends FunctionNode {
  static override get name(): string {
    return "Pad";
  }

  private readonly widths: readonly nd.Padding[];
  private readonly value: number;

  constructor(widths: readonly nd.Padding[], value: number) {
    super();
    this.widths = widths;
    this.value = value;
  }

  override attributes(): Attributes {
    return { widths: this.widths, value: this.value };
  }

  override forward(x: NdArray): NdArray {
    return nd.pad(x, this.widths, { value: this.value });
  }

  override backward(gy: Variable): Variable {
    return getItem(gy, ...this.inside());
  }

  /** The index of the input in the result. */
  private inside(): nd.Slice[] {
    const { shape } = this.input(0);
    return this.widths.map(([before], i) => nd.slice(before, before + (shape[i] as number)));
  }
}

/**
 * Adds a margin of one value (default 0): `pad(x, 1)` adds one element on every side, `pad(x, [0, 2])` two after each
 * axis, `pad(x, [[1, 1], [0, 2]])` takes a pair [before, after] for each axis.
 *
 * Throws {@link nd.ShapeError} for another number of pairs and for widths that are not non-negative integers.
 */
export function pad(x: VariableLike, widths: PadWidth, options?: PadOptions): Variable {
  const { value } = nd.readOptions("pad", padOptions, options);
  const from = asVariable(x, "pad");
  return new Pad(pairsOf(widths, from.shape), value).apply(from);
}

function pairsOf(widths: PadWidth, shape: nd.Shape): readonly nd.Padding[] {
  if (typeof widths === "number") return shape.map(() => [widths, widths]);
  if (!Array.isArray(widths))
    throw new nd.ShapeError(`pad: expected widths such as [1, 2], got ${nd.describe(widths)}`);
  return isPair(widths) ? shape.map(() => widths) : widths;
}

function isPair(widths: nd.Padding | readonly nd.Padding[]): widths is nd.Padding {
  return typeof widths[0] === "number";
}

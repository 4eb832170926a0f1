import { type Attributes, asVariable, FunctionNode, type NdArray, Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { alongAxis } from "./along-axis.ts";
import { concat } from "./concat.ts";

/** Options of {@link split}. */
export interface SplitOptions {
  /** The axis that is cut (default 0). */
  readonly axis?: number;
}

const splitOptions = { axis: { default: 0, kind: "any" } } satisfies nd.OptionTable<SplitOptions>;

class Split extends FunctionNode {
  static override get name(): string {
    return "Split";
  }

  private readonly axis: number;
  private readonly bounds: readonly number[];

  constructor(axis: number, bounds: readonly number[]) {
    super();
    this.axis = axis;
    this.bounds = bounds;
  }

  override attributes(): Attributes {
    return { axis: this.axis, bounds: this.bounds };
  }

  override forward(x: NdArray): NdArray[] {
    return this.bounds.slice(1).map((end, i) => {
      return nd.getItem(x, ...alongAxis(this.axis, nd.slice(this.bounds[i] as number, end)));
    });
  }

  /** The gradient of a part that no gradient reached is null, which counts as zeros. */
  override backward(...gys: (Variable | null)[]): Variable {
    return concat(
      gys.map((gy, i) => gy ?? new Variable(nd.zerosLike(this.output(i).data))),
      { axis: this.axis },
    );
  }
}

/**
 * Cuts an array along an axis, into equal parts or before each of a list of indexes, as NumPy's `split`: at [2, 5] an
 * axis of length 6 gives parts of length 2, 3 and 1. The inverse of `concat`.
 *
 * Throws {@link nd.ShapeError} if the number of parts does not divide the length, {@link nd.ValueError} for indexes
 * that are not integers from 0 to the length in ascending order, and {@link nd.AxisError} for an axis out of range.
 */
export function split(x: VariableLike, sections: number | readonly number[], options?: SplitOptions): Variable[] {
  const { axis } = nd.readOptions("split", splitOptions, options);
  const from = asVariable(x, "split");
  const at = nd.normalizeAxis(axis, from.ndim, "split", from.shape);
  const length = from.shape[at] as number;
  if (typeof sections !== "number" && !Array.isArray(sections)) {
    throw new nd.ValueError(`split: expected a number of parts or a list of indexes, got ${nd.shown(sections)}`);
  }
  const cuts = typeof sections === "number" ? equalCuts(sections, at, from.shape) : sections;
  const bounds = [0];
  for (const cut of cuts) {
    if (!Number.isInteger(cut) || cut < (bounds.at(-1) as number) || cut > length) {
      throw new nd.ValueError(
        `split: ${nd.formatShape(cuts)} are not ascending indexes of an axis of length ${length}`,
      );
    }
    bounds.push(cut);
  }
  bounds.push(length);
  return [...new Split(at, bounds).applyAll(from)];
}

function equalCuts(sections: number, axis: number, shape: nd.Shape): number[] {
  const width = (shape[axis] as number) / sections;
  if (!Number.isInteger(sections) || sections < 1 || !Number.isInteger(width)) {
    throw new nd.ShapeError(`split: axis ${axis} of shape ${nd.formatShape(shape)} has no ${sections} equal parts`);
  }
  return Array.from({ length: sections - 1 }, (_, i) => (i + 1) * width);
}

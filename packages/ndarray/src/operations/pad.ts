import { checkArray } from "../array/check.ts";
import { full } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { formatShape } from "../array/shape.ts";
import { shown } from "../errors/describe.ts";
import { ShapeError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { copy, joined } from "./movement.ts";

/** The number of elements added before and after those of an axis. */
export type Padding = readonly [before: number, after: number];

/** Options of {@link pad}. */
interface PadOptions {
  /** The added elements: any number, also infinite or NaN (default 0). */
  readonly value?: number;
}

const padOptions = { value: { default: 0, finite: false } } satisfies OptionTable<PadOptions>;

/**
 * The array with a margin of `value`: `widths` has a pair [before, after] for each axis. The result has the
 * dtype of the array, to which the value is rounded.
 *
 * Throws {@link ShapeError} for another number of pairs and for widths that are not non-negative integers, and
 * a ValueError for a value that is no number.
 */
export function pad<D extends DType>(a: NdArray<D>, widths: readonly Padding[], options?: PadOptions): NdArray<D> {
  checkArray(a, "pad");
  const { value } = readOptions("pad", padOptions, options);
  const { shape, dtype } = a;
  if (!Array.isArray(widths) || (widths.length === shape.length && !widths.every(Array.isArray))) {
    throw new ShapeError(`pad: expected a pair of widths for each axis such as [[0, 1], [2, 2]], got ${shown(widths)}`);
  }
  if (widths.length !== shape.length) {
    throw new ShapeError(`pad: ${widths.length} pairs of widths do not fit shape ${formatShape(shape)}`);
  }
  for (const pair of widths) {
    if (pair.length !== 2 || pair.some((width: number) => !Number.isSafeInteger(width) || width < 0)) {
      throw new ShapeError(`pad: widths are pairs of whole numbers from 0, got ${formatShape(pair)}`);
    }
  }
  let out: NdArray = a;
  widths.forEach(([before, after], axis) => {
    if (before + after === 0) return;
    const margin = (width: number): NdArray =>
      full(
        out.shape.map((length, i) => (i === axis ? width : length)),
        value,
        { dtype },
      );
    out = joined([margin(before), out, margin(after)], axis);
  });
  return (out === a ? copy(a) : out) as NdArray<D>;
}

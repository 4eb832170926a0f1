/**
 * The meaning of an index: the elements it selects from an array of a given shape, and the shape of the result.
 *
 * The rules are NumPy's. Integers, slices and new axes are arithmetic on offset, shape and strides. Index arrays are
 * broadcast together into one list of offsets; their axes stand at the position of the first of them, or in front if
 * another kind of part comes between two of them. Beside an index array, an integer counts as one, too.
 *
 * @module
 */

import { NdArray } from "../array/ndarray.ts";
import { formatShape, type Shape, sizeOf } from "../array/shape.ts";
import { describe } from "../errors/describe.ts";
import { IndexError, ValueError } from "../errors/errors.ts";
import {
  checkIndex,
  type IndexArray,
  type IndexList,
  offsetsOf,
  readIndexArray,
  sumOfOffsets,
} from "./index-arrays.ts";

/** A range of an axis, made by {@link slice}: `start:stop:step` in Python. */
export interface Slice {
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number | null;
}

class Range implements Slice {
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number | null;

  constructor(start: number | null, stop: number | null, step: number | null) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/**
 * A range of an axis for {@link getItem}: from `start` to before `stop`, as Python's `start:stop:step`. Values that are
 * null or left out mean from the beginning, to the end (the other way round for a negative step), and step 1.
 *
 * @example
 * ```ts
 * getItem(x, slice(1)); // x[1:]
 * getItem(x, slice(null, -1)); // x[:-1]
 * ```
 */
export function slice(start: number | null = null, stop: number | null = null, step: number | null = null): Slice {
  for (const bound of [start, stop, step]) {
    if (bound === null || typeof bound === "number") continue;
    throw new ValueError(`slice: a bound is a whole number or null, got ${describe(bound)}`);
  }
  return new Range(start, stop, step);
}

/** In an index: all axes without a part of their own, as Python's `...`. */
export const ellipsis: unique symbol = /* @__PURE__ */ Symbol("ellipsis");

/** In an index: a new axis of length 1, as NumPy's `newaxis`. */
export const newAxis: unique symbol = /* @__PURE__ */ Symbol("newAxis");

/**
 * One part of an index: an integer (negative ones count from the end), a {@link slice}, {@link ellipsis},
 * {@link newAxis}, an index array (int32, or integers in JavaScript arrays), or a mask (bool, or booleans in JavaScript
 * arrays) for as many axes as it has.
 */
export type Index = number | Slice | typeof ellipsis | typeof newAxis | NdArray | IndexList;

/** @internal The elements that an index selects; offsets and strides in elements. */
export interface Selection {
  /** The offset of the first element, without those in `places`. */
  readonly offset: number;
  /** The shape of the result. */
  readonly shape: Shape;
  /** The strides of those axes of the result that do not come from index arrays. */
  readonly strides: readonly number[];
  /** The offsets that index arrays select, row-major over their common shape; null if there are none. */
  readonly places: Float64Array | null;
  /** The number of axes of `strides` before the axes of the index arrays. */
  readonly at: number;
}

type Part = number | Range | typeof ellipsis | typeof newAxis | IndexArray;

/** @internal The selection of an index of an array of this shape and these strides; `op` begins the error messages. */
export function select(op: string, shape: Shape, strides: readonly number[], index: readonly Index[]): Selection {
  const parts = index.map((part) => readPart(op, part));
  const whole = addEllipsis(op, parts, shape);
  const hasArrays = parts.some(isArray);
  const lengths: number[] = [];
  const steps: number[] = [];
  const offsets: { shape: Shape; values: Float64Array }[] = [];
  let offset = 0;
  let axis = 0;
  // The index arrays (and beside them integers): the position of the first, and whether they are adjacent.
  let at = 0;
  let last = -1;
  let apart = false;

  parts.forEach((part, i) => {
    if (typeof part === "number" || isArray(part)) {
      if (last < 0) at = lengths.length;
      else if (last < i - 1) apart = true;
      last = i;
    }
    if (typeof part === "number") {
      offset += checkIndex(op, part, axis, shape) * (strides[axis] as number);
      axis++;
    } else if (part instanceof Range) {
      const { start, step, length } = resolveSlice(op, part, shape[axis] as number);
      offset += start * (strides[axis] as number);
      lengths.push(length);
      steps.push(step * (strides[axis] as number));
      axis++;
    } else if (part === newAxis) {
      lengths.push(1);
      steps.push(0);
    } else if (part === ellipsis) {
      lengths.push(...shape.slice(axis, axis + whole));
      steps.push(...strides.slice(axis, axis + whole));
      axis += whole;
    } else {
      offsets.push({ shape: part.shape, values: offsetsOf(op, part, axis, shape, strides) });
      axis += part.columns.length;
    }
  });

  if (!hasArrays)
    return { offset: sizeOf(lengths) === 0 ? 0 : offset, shape: lengths, strides: steps, places: null, at };
  if (apart) at = 0;
  const { common, places } = sumOfOffsets(op, offsets);
  const selected = [...lengths.slice(0, at), ...common, ...lengths.slice(at)];
  return { offset: sizeOf(selected) === 0 ? 0 : offset, shape: selected, strides: steps, places, at };
}

function isArray(part: Part): part is IndexArray {
  return typeof part === "object" && !(part instanceof Range);
}

function readPart(op: string, part: Index): Part {
  if (typeof part === "number") {
    if (Number.isInteger(part)) return part;
    throw new IndexError(`${op}: index ${part} is not a whole number`);
  }
  if (part === ellipsis || part === newAxis || part instanceof Range) return part;
  if (part instanceof NdArray || Array.isArray(part)) {
    const array = readIndexArray(op, part);
    // An index array without axes is an integer.
    return array.mask === null && array.shape.length === 0 ? (array.columns[0]?.[0] as number) : array;
  }
  throw new IndexError(`${op}: expected a whole number, a slice or an array as index, got ${describe(part)}`);
}

/**
 * Appends the implied ellipsis to an index without one, and returns the number of axes that the ellipsis stands for.
 */
function addEllipsis(op: string, parts: Part[], shape: Shape): number {
  let used = 0;
  let ellipses = 0;
  for (const part of parts) {
    if (part === ellipsis) ellipses++;
    else if (part !== newAxis) used += isArray(part) ? part.columns.length : 1;
  }
  if (ellipses > 1) throw new IndexError(`${op}: an index has at most one ellipsis, got ${ellipses}`);
  if (used > shape.length) {
    throw new IndexError(`${op}: an index for ${used} axes is too long for shape ${formatShape(shape)}`);
  }
  if (ellipses === 0) parts.push(ellipsis);
  return shape.length - used;
}

/** The first index, the step and the number of indexes of a slice of an axis, by Python's rules: bounds are clipped. */
function resolveSlice(op: string, range: Range, axisLength: number): { start: number; step: number; length: number } {
  const text = `slice(${range.start}, ${range.stop}, ${range.step})`;
  for (const bound of [range.start, range.stop, range.step]) {
    if (bound !== null && !Number.isInteger(bound)) {
      throw new IndexError(`${op}: ${text} has the bound ${bound}, which is not a whole number`);
    }
  }
  const step = range.step ?? 1;
  if (step === 0) throw new ValueError(`${op}: ${text} has step 0`);
  // With a negative step, the range ends before index 0, which is -1 here.
  const [lowest, highest] = step > 0 ? [0, axisLength] : [-1, axisLength - 1];
  const clamp = (bound: number): number => Math.min(Math.max(bound < 0 ? bound + axisLength : bound, lowest), highest);
  const start = range.start === null ? (step > 0 ? lowest : highest) : clamp(range.start);
  const stop = range.stop === null ? (step > 0 ? highest : lowest) : clamp(range.stop);
  return { start, step, length: Math.max(0, Math.ceil((stop - start) / step)) };
}

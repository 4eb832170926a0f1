/**
 * Slices of one axis, from Python's rules to those of ONNX's Slice.
 *
 * @module
 */
import type { Size } from "../../trace/size.ts";

/** In ONNX's Slice: beyond the end of any axis; negative, before its beginning. */
export const FAR = 0x7fffffff;

/** A slice as a function of dz tells it: bounds may be symbolic, null stands for the end of the axis. */
export interface GivenSlice {
  readonly start: Size | null;
  readonly stop: Size | null;
  readonly step: Size | null;
}

/** What ONNX's Slice takes for one axis. */
export interface AxisSlice {
  readonly axis: number;
  readonly start: Size;
  readonly end: Size;
  readonly step: Size;
}

/**
 * The slices, one after the other, that are a slice of an axis of this length (null: unknown). None if it takes the axis
 * whole.
 *
 * ONNX clips a start before the beginning of an axis to 0 also where the step is negative; in Python, nothing is left.
 * So the slices of an axis whose length is known get exact bounds, and one that goes backwards from a place that is
 * counted from the end of an axis of any length is first cut, then reversed.
 */
export function slicesOf({ start, stop, step }: GivenSlice, axis: number, length: Size | null): AxisSlice[] {
  const by = step ?? 1;
  if (by === 1 && (start === null || start === 0) && stop === null) return [];
  if (isNumber(length) && isBound(start) && isBound(stop) && isNumber(by)) {
    return [exact(start, stop, by, axis, length)];
  }
  const backwards = isNumber(by) && by < 0;
  if (backwards && isNumber(start) && start < 0) {
    const end = start === -1 ? FAR : start + 1;
    const cut = { axis, start: 0, end, step: 1 };
    if (stop === null) return [cut, { axis, start: FAR, end: -FAR, step: by }];
    if (isNumber(stop)) {
      const from = stop === -1 ? FAR : stop + 1; // nothing is before the end of the axis and behind its last element
      return [
        { ...cut, start: from },
        { axis, start: FAR, end: -FAR, step: by },
      ];
    }
  }
  const [first, last] = backwards ? [FAR, -FAR] : [0, FAR];
  return [{ axis, start: start ?? first, end: stop ?? last, step: by }];
}

function exact(start: number | null, stop: number | null, step: number, axis: number, length: number): AxisSlice {
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const clip = (bound: number): number => Math.min(Math.max(bound < 0 ? bound + length : bound, lowest), highest);
  const from = start === null ? (step > 0 ? lowest : highest) : clip(start);
  const to = stop === null ? (step > 0 ? highest : lowest) : clip(stop);
  const empty = step > 0 ? from >= to : from <= to;
  if (empty) return { axis, start: 0, end: 0, step: 1 };
  return { axis, start: from, end: to < 0 ? -FAR : to, step }; // ONNX counts −1 from the end
}

function isNumber(value: Size | null): value is number {
  return typeof value === "number";
}

function isBound(value: Size | null): value is number | null {
  return value === null || isNumber(value);
}

import { extremes } from "./extremes.ts";

/** A line with more points is thinned. */
const ALL = 2000;

/** The number of stretches into which a longer line is divided. */
const STRETCHES = 500;

/**
 * The indices, from `from` to before `to`, of points that look like all of them as a line: all if they are at most 2,000;
 * otherwise the first and the last, and the lowest and the highest of each of 500 stretches.
 */
export function thinPoints(values: Float64Array, from: number = 0, to: number = values.length): number[] {
  if (to - from <= ALL) return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  const kept = new Set([from, to - 1]);
  const width = Math.ceil((to - from) / STRETCHES);
  for (let start = from; start < to; start += width) {
    for (const i of Object.values(extremes(values, start, Math.min(to, start + width)))) kept.add(i);
  }
  return [...kept].toSorted((a, b) => a - b);
}

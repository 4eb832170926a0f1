import { type Group, groupsOf, standsOut } from "./groups.ts";

/** The most parts of a period that are told apart. */
const MOST_PARTS = 12;

/** The number of parts of the test, and of ranges of values. */
const TENTHS = 10;
const RANGES = 5;

/** A way to divide the steps of a test. */
export interface Places {
  readonly groups: readonly Group[];
  /** The group with the largest mean error. */
  readonly worst: Group;
  /** The group that stands out; null if none does. */
  readonly found: Group | null;
}

/** Some steps as groups 0 to `count` − 1. */
export function placesOf(
  errors: Float64Array,
  labels: readonly number[],
  count: number,
  options: { readonly halves?: boolean } = {},
): Places {
  const groups = groupsOf(errors, labels, count);
  const worst = groups.reduce((most, group) => (group.mean > most.mean || !(most.count > 0) ? group : most));
  return { groups, worst, found: standsOut(errors, labels, count, options) };
}

/** The tenth of the test of each step. */
export function byTime(length: number): { labels: number[]; count: number } {
  const count = Math.min(TENTHS, length);
  return { labels: Array.from({ length }, (_, i) => Math.floor((i * count) / length)), count };
}

/** The first and the last of the steps of a group of time. */
export function timeOf(label: number, length: number): [from: number, to: number] {
  const count = Math.min(TENTHS, length);
  return [Math.ceil((label * length) / count), Math.ceil(((label + 1) * length) / count) - 1];
}

/** The part of the period in which each step is, at most 12 of them; `first`: the number of the first step. */
export function byPhase(length: number, first: number, period: number): { labels: number[]; count: number } {
  const count = Math.min(MOST_PARTS, period);
  return { labels: Array.from({ length }, (_, i) => Math.floor((((first + i) % period) * count) / period)), count };
}

/** The first and the last remainder of a part of the period. */
export function remaindersOf(label: number, period: number): [from: number, to: number] {
  const count = Math.min(MOST_PARTS, period);
  return [Math.ceil((label * period) / count), Math.ceil(((label + 1) * period) / count) - 1];
}

/** The ranges of values: five that hold as many training values each, by their limits [6]. */
export function rangesOf(training: Float64Array): number[] {
  const sorted = Float64Array.from(training).sort();
  return Array.from({ length: RANGES + 1 }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / RANGES)] as number);
}

/** The range of each value: 0 to 4, and 5 for one outside of all. */
export function byValue(values: Float64Array, limits: readonly number[]): { labels: number[]; count: number } {
  const [low, high] = [limits[0] as number, limits[RANGES] as number];
  const labels = Array.from(values, (value) => {
    if (!(value >= low && value <= high)) return OUTSIDE;
    const above = limits.findIndex((limit, i) => i > 0 && value <= limit);
    return above - 1;
  });
  return { labels, count: RANGES + 1 };
}

/** The label of a value outside of the range of the training part. */
export const OUTSIDE = RANGES;

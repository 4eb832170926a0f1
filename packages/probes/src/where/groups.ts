/**
 * Errors by group of steps: those of a phase, of a range of values, of a stretch of time.
 *
 * @module
 */
import { chanceOf } from "./chance.ts";

/** Some of the steps of a test. */
export interface Group {
  /** Its number. */
  readonly label: number;
  readonly count: number;
  /** The part of the steps that it has, and the part of the squared error. */
  readonly points: number;
  readonly share: number;
  /** The mean squared error in it; NaN without steps. */
  readonly mean: number;
}

/** A group is looked at from this number of steps on, in a half of the test from the other. */
const LEAST = 5;
const LEAST_IN_HALF = 3;

/** The groups 0 to `count` − 1; a step with another label is in none. */
export function groupsOf(errors: ArrayLike<number>, labels: readonly number[], count: number): Group[] {
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  let all = 0;
  labels.forEach((label, i) => {
    const error = errors[i] as number;
    all += error;
    if (label < 0 || label >= count) return;
    sums[label] = (sums[label] as number) + error;
    counts[label] = (counts[label] as number) + 1;
  });
  return Array.from({ length: count }, (_, label) => {
    const sum = sums[label] as number;
    const steps = counts[label] as number;
    return { label, count: steps, points: steps / labels.length, share: sum / all, mean: sum / steps };
  });
}

/** Options of {@link standsOut}. */
export interface StandsOutOptions {
  /** Whether it must also do so in each half of the test, where it has steps there (default true). */
  readonly halves?: boolean;
}

/**
 * The group with the largest mean error, if that is at least twice that of the other steps, the group has at least a fifth of
 * the squared error, and fewer than one in a hundred shuffles of the errors has such a group; else null. What is large in
 * one half of the test only is no property of a phase or a value, so in each half 1.5 times the error of the other steps is
 * asked for.
 */
export function standsOut(
  errors: ArrayLike<number>,
  labels: readonly number[],
  count: number,
  { halves = true }: StandsOutOptions = {},
): Group | null {
  const found = groupsOf(errors, labels, count)
    .filter((group) => group.count >= LEAST && group.points < 1)
    .reduce<Group | null>((most, group) => (most === null || group.mean > most.mean ? group : most), null);
  if (found === null || !(found.share >= 0.2) || !(lift(found) >= 2)) return null;
  if (chanceOf(found.mean, errors, labels, count, LEAST) >= 0.01) return null;
  if (!halves) return found;
  const half = Math.floor(labels.length / 2);
  const holds = [
    [0, half],
    [half, labels.length],
  ].every(([begin, end]) => {
    const part = groupsOf(Array.prototype.slice.call(errors, begin, end), labels.slice(begin, end), count)[found.label];
    return part === undefined || part.count < LEAST_IN_HALF || part.points === 1 || lift(part) >= 1.5;
  });
  return holds ? found : null;
}

/** The mean error in a group in terms of that of all other steps. */
function lift({ share, points }: Group): number {
  return share / points / ((1 - share) / (1 - points));
}

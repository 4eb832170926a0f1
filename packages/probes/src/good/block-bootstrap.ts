import { RandomState } from "@dz/ndarray";
import { mean } from "../numbers.ts";

/** What lies between two bounds in a part of the resamples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How far two means, and their ratio, would differ with other points of the same kind. */
export interface Resampled {
  /** Of `mean(own) / mean(other)`. */
  readonly ratio: Interval;
  /** Of `mean(own)`. */
  readonly own: Interval;
}

/** How many resamples are drawn. */
export const RESAMPLES = 2000;

/** The part of the resamples that an interval holds; sentences say it, too. */
const LEVEL = 0.95;

/**
 * Percentile intervals of 95 % of the mean of errors `own` [n] and of their ratio to errors `other` [n] of the same points,
 * by a bootstrap of blocks of neighbours, which keeps how these depend on each other (Künsch 1989, The jackknife and the
 * bootstrap for general stationary observations). Blocks go on at the beginning after the end (Politis and Romano 1992, A
 * circular block-resampling procedure): otherwise the first points, where a network is worst, would be drawn too seldom.
 * Errors that depend much on their neighbours are held somewhat less often than promised, as by all such bootstraps.
 *
 * The random numbers are a stream of their own, the same in each call. NaN for fewer than 2 points.
 */
export function bootstrapRatio(own: Float64Array, other: Float64Array, block: number): Resampled {
  const n = own.length;
  if (n < 2) return { ratio: none, own: none };
  const sums = [sumsUpTo(own), sumsUpTo(other)] as const;
  const random = new RandomState(0);
  const ratios = new Float64Array(RESAMPLES);
  const means = new Float64Array(RESAMPLES);
  for (let i = 0; i < RESAMPLES; i++) {
    let [a, b] = [0, 0];
    for (let done = 0; done < n; done += block) {
      const start = Math.floor(random.rand() * n);
      const end = start + Math.min(block, n - done);
      a += (sums[0][end] as number) - (sums[0][start] as number);
      b += (sums[1][end] as number) - (sums[1][start] as number);
    }
    means[i] = a / n;
    ratios[i] = ratioOf(a, b);
  }
  return { ratio: middle(ratios), own: middle(means) };
}

/** `a / b`; 1 if both are 0. */
export function ratioOf(a: number, b: number): number {
  return a === b ? 1 : a / b;
}

/** By how much each point moves the ratio of two means, but for a factor: what the length of blocks is chosen by. */
export function influences(own: Float64Array, other: Float64Array): Float64Array {
  const ratio = ratioOf(mean(own), mean(other));
  return own.map((error, i) => error - ratio * (other[i] as number));
}

const none: Interval = { low: Number.NaN, high: Number.NaN };

/** The sums of the first 0, 1, ... 2n values, which go on at the beginning after the end. */
function sumsUpTo(values: Float64Array): Float64Array {
  const n = values.length;
  const sums = new Float64Array(2 * n + 1);
  for (let i = 0; i < 2 * n; i++) sums[i + 1] = (sums[i] as number) + (values[i % n] as number);
  return sums;
}

/** What holds the middle part of some values. */
function middle(values: Float64Array): Interval {
  const sorted = values.toSorted();
  const beyond = Math.round(((1 - LEVEL) / 2) * sorted.length);
  return { low: sorted[beyond] as number, high: sorted[sorted.length - 1 - beyond] as number };
}

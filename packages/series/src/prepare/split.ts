import type { OptionTable } from "@dz/ndarray";
import { checkedOptions, checkNumber } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";

/** Where the parts of a series begin and end: training [0, trainEnd), validation [trainEnd, testStart), test [testStart, n). */
export interface Split {
  readonly trainEnd: number;
  readonly testStart: number;
  readonly length: number;
}

export interface SplitOptions {
  /** The part for choosing the epoch, right before the test part: a number from 0 to below 1 (default 0.1). */
  readonly valid?: number;
  /** The last part, which is looked at once, at the end: a number from 0 to below 1 (default 0.2). */
  readonly test?: number;
}

const splitOptions = {
  valid: { default: 0.1, from: 0, below: 1 },
  test: { default: 0.2, from: 0, below: 1 },
} satisfies OptionTable<SplitOptions>;

/**
 * Splits a series of `n` points by time: the last `floor(test · n)` points are the test part, the `floor(valid · n)`
 * before them the validation part, the rest is for training. Never shuffled: a network that has seen the points around a
 * test point only fills a gap. Throws `SeriesError` if fewer than 2 points are left for training.
 */
export function split(n: number, options?: SplitOptions): Split {
  checkNumber("split", "n", n, { whole: true, from: 0 });
  const { valid, test } = checkedOptions("split", splitOptions, options);
  const testStart = n - Math.floor(test * n);
  const trainEnd = testStart - Math.floor(valid * n);
  if (trainEnd < 2) {
    throw new SeriesError(
      `split: ${n} points leave ${Math.max(0, trainEnd)} for training, beside ${valid} for validation and ${test} for the test; at least 2 are needed`,
    );
  }
  return { trainEnd, testStart, length: n };
}

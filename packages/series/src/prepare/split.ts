import { SeriesError } from "../errors/series-error.ts";

/** Where the parts of a series begin and end: training [0, trainEnd), validation [trainEnd, testStart), test [testStart, n). */
export interface Split {
  readonly trainEnd: number;
  readonly testStart: number;
  readonly length: number;
}

export interface SplitOptions {
  /** The part for choosing the epoch, right before the test part (default 0.1). */
  readonly valid?: number;
  /** The last part, which is looked at once, at the end (default 0.2). */
  readonly test?: number;
}

/**
 * Splits a series of `n` points by time: the last `floor(test · n)` points are the test part, the `floor(valid · n)`
 * before them the validation part, the rest is for training. Never shuffled: a network that has seen the points around a
 * test point only fills a gap.
 */
export function split(n: number, { valid = 0.1, test = 0.2 }: SplitOptions = {}): Split {
  for (const [name, part] of Object.entries({ valid, test })) {
    if (!(part >= 0 && part < 1)) throw new SeriesError(`split: ${name} is a part from 0 to below 1, got ${part}`);
  }
  const testStart = n - Math.floor(test * n);
  const trainEnd = testStart - Math.floor(valid * n);
  if (trainEnd < 2) {
    throw new SeriesError(
      `split: ${n} points leave ${Math.max(0, trainEnd)} for training, beside ${valid} for validation and ${test} for the test; at least 2 are needed`,
    );
  }
  return { trainEnd, testStart, length: n };
}

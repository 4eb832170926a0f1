import { type NdArray, type OptionTable, RandomState, readOptions, shown, ValueError } from "@dz/ndarray";
import type { ExampleSource } from "./examples.ts";
import { checkSource } from "./loaders/batch-size.ts";
import { streamOf } from "./random-stream.ts";
import { Subset } from "./subset.ts";

/** Options of {@link randomSplit}. */
export interface RandomSplitOptions {
  /** The random stream for the order (default: `random` of `@dz/ndarray`). */
  readonly random?: RandomState;
  /** In place of `random`: the seed of a stream for this split alone. */
  readonly seed?: number;
}

const splitOptions = {
  random: { optional: true, of: RandomState },
  seed: { optional: true, kind: "any" }, // the stream looks at it
} satisfies OptionTable<RandomSplitOptions>;

/** How far from 1 the sum of fractions may be, because 0.7 + 0.2 + 0.1 is not 1 in floating point. */
const ROUNDING = 1e-9;

/**
 * Splits a dataset at random into parts without common examples, for example for training and validation. The parts are
 * given by lengths that sum to the length of the dataset, or by fractions that sum to 1.
 *
 * A fraction `f` of n examples is `floor(f · n)` examples; those that remain go one by one to the first parts, as in
 * PyTorch. A part may be empty.
 *
 * The order is one permutation from the stream; each part takes the next indexes of it.
 *
 * Throws {@link ValueError} for other lengths or fractions, or if both `random` and `seed` are given.
 *
 * @example
 * ```ts
 * const [train, valid] = randomSplit(dataset, [0.8, 0.2], { seed: 0 });
 * ```
 */
export function randomSplit<const Lengths extends readonly number[], T extends NdArray | number = NdArray | number>(
  dataset: ExampleSource<T>,
  lengthsOrFractions: Lengths,
  options?: RandomSplitOptions,
): { -readonly [K in keyof Lengths]: Subset<T> } {
  const { random, seed } = readOptions("randomSplit", splitOptions, options);
  checkSource("randomSplit", dataset);
  const lengths = lengthsOf(lengthsOrFractions, dataset.length);
  const order = streamOf("randomSplit", random, seed).permutation(dataset.length).toTypedArray();
  let stop = 0;
  const parts = lengths.map((length) => {
    stop += length;
    return new Subset(dataset, order.subarray(stop - length, stop));
  });
  return parts as { -readonly [K in keyof Lengths]: Subset<T> };
}

function lengthsOf(given: readonly number[], total: number): readonly number[] {
  const isList = Array.isArray(given) && given.every((part) => typeof part === "number" && part >= 0);
  if (!isList) {
    throw new ValueError(`randomSplit: expected a list of lengths or fractions from 0, got ${shownList(given)}`);
  }
  const sum = given.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) < ROUNDING) return roundedParts(given, total);
  if (sum === total && given.every(Number.isInteger)) return given;
  const expected = `expected lengths that sum to ${total}, the length of the dataset, or fractions that sum to 1`;
  throw new ValueError(`randomSplit: the parts ${shownList(given)} sum to ${sum}, ${expected}`);
}

function roundedParts(fractions: readonly number[], total: number): number[] {
  const lengths = fractions.map((fraction) => Math.floor(fraction * total));
  const left = total - lengths.reduce((a, b) => a + b, 0); // fewer than there are parts
  return lengths.map((length, i) => length + (i < left ? 1 : 0));
}

function shownList(list: unknown): string {
  return Array.isArray(list) ? `[${list.map((part) => shown(part)).join(", ")}]` : shown(list);
}

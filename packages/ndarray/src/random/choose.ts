import type { TypedArrays } from "../array/dtype.ts";
import { NdArray } from "../array/ndarray.ts";
import { formatShape, type Shape } from "../array/shape.ts";
import { shown } from "../errors/describe.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import type { SharedOptions } from "../errors/option-table.ts";
import type { MT19937 } from "./mt19937.ts";
import { randomOrder } from "./order.ts";
import { room } from "./results.ts";

/** Options of {@link RandomState.choice}. */
export interface ChoiceOptions {
  /** The shape of the result (default: one choice, which is a number). */
  readonly shape?: Shape;
  /** Whether the same item may be chosen again (default true). */
  readonly replace?: boolean;
  /** The probability of each item (default equal). */
  readonly p?: ArrayLike<number> | NdArray;
}

/** The table of {@link ChoiceOptions}; the shape is checked where room is made, the probabilities with the items. */
export const choiceOptions: SharedOptions<ChoiceOptions, "shape" | "p"> = {
  shape: { optional: true, kind: "any" },
  replace: { default: true },
  p: { optional: true, kind: "any" },
};

/** The indexes of random items out of `things`, as many as the shape has elements (one without a shape). */
export function choose(
  words: MT19937,
  things: number,
  shape: Shape | undefined,
  { replace, p }: { readonly replace: boolean; readonly p?: ChoiceOptions["p"] | undefined },
): TypedArrays["int32"] {
  const chosen = room("choice", shape, (count): TypedArrays["int32"] => new Int32Array(count));
  const count = chosen.length;
  if (things === 0 && count > 0) throw new ValueError(`choice: cannot take ${count} of 0 things`);
  if (!replace && count > things) {
    throw new ValueError(`choice: cannot take ${count} of ${things} things without replacement`);
  }
  if (p !== undefined) {
    const probabilities = readProbabilities(p, things);
    if (replace) chooseAgain(words, probabilities, chosen);
    else chooseOnce(words, probabilities, chosen);
  } else if (replace) {
    for (let i = 0; i < count; i++) chosen[i] = words.upTo(things - 1);
  } else {
    chosen.set(randomOrder("choice", words, things).subarray(0, count));
  }
  return chosen;
}

/**
 * The probabilities of the items. Throws unless none is negative and their sum is 1 up to the square root of their
 * precision.
 */
function readProbabilities(p: ArrayLike<number> | NdArray, things: number): Float64Array {
  if (p instanceof NdArray && p.ndim !== 1) {
    throw new ShapeError(`choice: expected probabilities of one axis, got shape ${formatShape(p.dims)}`);
  }
  if (typeof p !== "object" || p === null || typeof p.length !== "number") {
    throw new ValueError(`choice: expected a list or an array of probabilities, got ${shown(p)}`);
  }
  if (p.length !== things) throw new ValueError(`choice: ${p.length} probabilities for ${things} things`);
  const precision = p instanceof NdArray && p.dtype === "float32" ? 2 ** -23 : 2 ** -52;
  const probabilities = Float64Array.from(p instanceof NdArray ? p.toTypedArray() : p);
  probabilities.forEach((x, i) => {
    if (!(x >= 0)) throw new ValueError(`choice: the probability at ${i} is ${x}, expected a number from 0`);
  });
  const total = compensatedSum(probabilities);
  if (!(Math.abs(total - 1) <= Math.sqrt(precision))) {
    throw new ValueError(`choice: the sum of the probabilities is ${total}, expected 1`);
  }
  return probabilities;
}

/** One double for each index. */
function chooseAgain(words: MT19937, p: Float64Array, chosen: Int32Array): void {
  const sums = runningSums(p);
  for (let i = 0; i < chosen.length; i++) chosen[i] = search(sums, words.double());
}

/**
 * Draws in rounds: as many doubles as indexes are missing. An index that repeats within its round is left out, and in
 * the next round, the indexes found have probability 0.
 */
function chooseOnce(words: MT19937, p: Float64Array, chosen: Int32Array): void {
  const possible = p.filter((x) => x > 0).length;
  if (possible < chosen.length) {
    throw new ValueError(
      `choice: cannot take ${chosen.length} things without replacement, ${possible} have a probability above 0`,
    );
  }
  const found = new Set<number>();
  while (found.size < chosen.length) {
    const sums = runningSums(p.map((x, i) => (found.has(i) ? 0 : x)));
    const missing = chosen.length - found.size;
    for (let k = 0; k < missing; k++) found.add(search(sums, words.double()));
  }
  chosen.set([...found]);
}

/** The sum with Kahan's correction, so that many small probabilities are not refused because of rounding errors. */
function compensatedSum(p: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const x of p) {
    const y = x - lost;
    const next = sum + y;
    lost = next - sum - y;
    sum = next;
  }
  return sum;
}

/** The cumulative sums of the probabilities, divided by the sum of all. */
function runningSums(p: Float64Array): Float64Array {
  let sum = 0;
  const sums = p.map((x) => {
    sum += x;
    return sum;
  });
  return sums.map((x) => x / sum);
}

/** The number of ascending sums that are not above `x`. */
function search(sums: Float64Array, x: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] as number) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

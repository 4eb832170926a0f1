import { checkState as checkObject } from "../errors/check-state.ts";
import { describe, shown } from "../errors/describe.ts";
import { ValueError } from "../errors/errors.ts";

/** The state of a random stream, as plain data for JSON; NumPy's `get_state()`. */
export interface RandomSnapshot {
  /** The 624 words of the generator. */
  readonly key: readonly number[];
  /** The position of the next word, from 0 to 624. */
  readonly pos: number;
  /** Whether there is a second normal number of a pair. */
  readonly hasGauss: boolean;
  /** That number, else 0. */
  readonly cachedGaussian: number;
}

/** Whether a value is an integer from 0 to 2³² - 1. */
export function isWord(value: unknown): value is number {
  return typeof value === "number" && value >>> 0 === value;
}

/** Returns the seed. Throws {@link ValueError} unless it is a word or a non-empty list of words. */
export function checkSeed(seed: number | readonly number[]): number | readonly number[] {
  if (isWord(seed)) return seed;
  const list: unknown = seed;
  if (!Array.isArray(list)) {
    const got = typeof seed === "number" ? seed : describe(seed);
    throw new ValueError(`seed: expected a whole number from 0 to 4294967295 or a list of them, got ${got}`);
  }
  if (list.length === 0) throw new ValueError("seed: the list is empty");
  // Not `forEach`, which skips holes.
  for (const [i, word] of list.entries()) {
    if (isWord(word)) continue;
    throw new ValueError(
      `seed: expected whole numbers from 0 to 4294967295, got ${shown(word)} at index ${i} of the list`,
    );
  }
  return seed;
}

/** Returns the state. Throws {@link ValueError} unless a stream can continue from it. */
export function checkState(state: RandomSnapshot): RandomSnapshot {
  checkObject(state, "setState");
  const { key, pos, hasGauss, cachedGaussian } = state;
  if (!Array.isArray(key) || key.length !== 624 || !key.every(isWord)) {
    throw new ValueError("setState: key is not a list of 624 whole numbers from 0 to 4294967295");
  }
  // Only the highest bit of the first word counts. From a state of zeros the generator makes only zeros.
  if (!key.some((word: number, i) => (i === 0 ? word >>> 31 : word) !== 0)) {
    throw new ValueError("setState: key has no bits that are 1");
  }
  if (!Number.isInteger(pos) || pos < 0 || pos > 624)
    throw new ValueError(`setState: pos is ${shown(pos)}, expected 0 to 624`);
  if (typeof hasGauss !== "boolean")
    throw new ValueError(`setState: hasGauss is ${shown(hasGauss)}, expected true or false`);
  if (!Number.isFinite(cachedGaussian)) {
    throw new ValueError(`setState: cachedGaussian is ${shown(cachedGaussian)}, expected a number`);
  }
  return state;
}

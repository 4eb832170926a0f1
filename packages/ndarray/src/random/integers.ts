import { named, shown } from "../errors/describe.ts";
import { ValueError } from "../errors/errors.ts";

/** A dtype that NumPy's `randint` can draw for. */
export type IntegerDraw = "int64" | "int32" | "uint32" | "uint8";

/**
 * The lowest number of each dtype and the one after the highest; of int64 only the range in which doubles are exact.
 */
const RANGES: Readonly<Record<IntegerDraw, readonly [number, number]>> = {
  int64: [-(2 ** 53), 2 ** 53],
  int32: [-(2 ** 31), 2 ** 31],
  uint32: [0, 2 ** 32],
  uint8: [0, 2 ** 8],
};

/**
 * Throws {@link ValueError} unless there are numbers from `low` to below `high`, and the dtype can represent all of
 * them.
 */
export function checkRange(low: number, high: number, draw: IntegerDraw): void {
  if (typeof draw !== "string" || !Object.hasOwn(RANGES, draw)) {
    throw new ValueError(`randint: no draws for dtype ${named(draw)}, expected ${Object.keys(RANGES).join(", ")}`);
  }
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high)) {
    throw new ValueError(`randint: expected whole numbers below 2^53, got ${shown(low)} and ${shown(high)}`);
  }
  if (low >= high) throw new ValueError(`randint: there is no whole number from ${low} to below ${high}`);
  const [lowest, end] = RANGES[draw];
  if (low < lowest || high > end) throw new ValueError(`randint: ${draw} does not hold ${low} to below ${high}`);
  if (high - 1 - low >= 2 ** 53) throw new ValueError(`randint: ${low} to below ${high} are more than 2^53 numbers`);
}

/** An array for numbers from `low` to below `high`: int32 if it can represent all of them, else float64. */
export function integerArray(
  low: number,
  high: number,
  count: number,
): Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> {
  const fits = low >= RANGES.int32[0] && high <= RANGES.int32[1];
  return fits ? new Int32Array(count) : new Float64Array(count);
}

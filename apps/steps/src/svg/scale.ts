/** Larger numbers than this cannot be told from infinite ones on an axis with round numbers. */
export const LARGEST = 1e300;

/** Smaller ones cannot be told from 0. */
const SMALLEST = 1e-290;

/**
 * Round numbers along an axis, from one that is not above the smallest value to one that is not below the largest: steps
 * of 1, 2 or 5 times a power of ten, so that there are 3 to 10 or so. Without values, or with one only, it is a range
 * around it. No value may be beyond {@link LARGEST}.
 */
export function ticks(values: readonly number[]): number[] {
  let low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  let high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (low > high) [low, high] = [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low <= Math.max(SMALLEST, 1e-12 * size)) {
    const around = size > SMALLEST ? size / 2 : 1;
    [low, high] = [low - around, high + around];
  }
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => power * factor >= rough) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

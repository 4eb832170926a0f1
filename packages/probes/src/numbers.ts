/** The mean of some numbers; NaN without any. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}

/** The number that is in the middle of those that are numbers, or between the two that are; NaN without any. */
export function median(values: Iterable<number>): number {
  const sorted = Float64Array.from([...values].filter((value) => !Number.isNaN(value))).sort();
  const half = sorted.length / 2;
  return mean(sorted.subarray(Math.ceil(half) - 1, Math.floor(half) + 1));
}

/**
 * Whether a series has a trend that a network should not see as levels: the means of its first and its last third are
 * further apart than the values are from them, by the root of their mean square.
 */
export function hasTrend(values: Float64Array): boolean {
  const third = Math.floor(values.length / 3);
  if (third < 2) return false;
  const [first, last] = [values.subarray(0, third), values.subarray(values.length - third)];
  const [low, high] = [meanOf(first), meanOf(last)];
  const spread = (part: Float64Array, mean: number): number =>
    part.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / part.length;
  return Math.abs(high - low) > Math.sqrt((spread(first, low) + spread(last, high)) / 2);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

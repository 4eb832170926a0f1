/** The mean of some values; NaN if there is none. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** The mean of the squared distances from the mean (divided by n, as NumPy's `var`). */
export function variance(values: Float64Array): number {
  const center = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - center) * (value - center);
  return sum / values.length;
}

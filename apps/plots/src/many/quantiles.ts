/** A quantile of values, interpolated between the two that are next to it, as NumPy's `quantile` does. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1));
  const at = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return below === above ? below : below + (above - below) * (at - Math.floor(at)); // ∞ − ∞ is not a number
}

/** The median of values. */
export function medianOf(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}

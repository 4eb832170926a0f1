/**
 * The value below which a part of the values lies, between two of them in proportion: the definition 7 of Hyndman and Fan
 * (1996), which NumPy uses. Values that are not finite count as larger than all others. NaN without values.
 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.map((x) => (Number.isNaN(x) ? Number.POSITIVE_INFINITY : x)).toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low === high ? low : low + (high - low) * (at - Math.floor(at));
}

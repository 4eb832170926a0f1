/** The median, the lower one for an even number of values; NaN without values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}

/** The relative excess of the maximum of the second half over its first value: 0.05 is a growth by 5 %. */
export function growth(values: readonly number[]): number {
  const settled = values.slice(values.length >> 1);
  const first = settled[0];
  return first === undefined ? 0 : Math.max(...settled) / first - 1;
}

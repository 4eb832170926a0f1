/** The middle of some numbers; of two middle ones, the lower. NaN if there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}

/** How much the largest number of the second half exceeds its first, as a part of it: 0.05 is growth by 5 %. */
export function growth(values: readonly number[]): number {
  const settled = values.slice(values.length >> 1);
  const first = settled[0];
  return first === undefined ? 0 : Math.max(...settled) / first - 1;
}

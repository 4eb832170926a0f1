/** A number with four significant digits, or `-` for none. */
export function shownNumber(x: number | null): string {
  if (x === null || !Number.isFinite(x)) return "-";
  return Math.abs(x) >= 10_000 && Math.abs(x) < 1e12 ? x.toFixed(0) : x.toPrecision(4);
}

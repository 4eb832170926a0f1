import { short } from "@dz/drawing";

/**
 * A number in as many digits as three of `extent`, what the numbers around it range over: 417.8 among those from 398 to
 * 418. In three digits of its own if it is far from them, or they are all equal.
 */
export function inDigitsOf(extent: number, x: number): string {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(extent)));
  if (!(decimals <= 6 && extent > 0 && extent < Infinity && Math.abs(x) < 1000 * extent && Math.abs(x) < 1e12)) {
    return short(x);
  }
  return x.toFixed(decimals);
}

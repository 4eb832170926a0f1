/**
 * Pairs of doubles: one number of nearly twice the precision, the sum of a double and a correction. Functions that give
 * such a pair return the first and leave the second in an array of one, because a variable of a module would take a new
 * object for each number.
 *
 * @module
 */

/** What rounding cut off a product: `a·b − product`, exactly (Dekker 1971), for numbers far from the ends of the range. */
export function cutOff(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The first 26 bits of a number, rounded; the others fit into 26 bits, too. */
export function upperHalf(a: number): number {
  const scaled = a * 134217729; // 2²⁷ + 1
  return scaled - (scaled - a);
}

/** What rounding cut off a sum: `a + b − sum`, exactly (Knuth). */
export function cutOffSum(a: number, b: number, sum: number): number {
  const other = sum - a;
  return a - (sum - other) + (b - other);
}

/** What a quotient of pairs `(a + aLow) / (b + bLow)` has beyond the double `quotient = a / b`. */
export function quotientRest(a: number, aLow: number, b: number, bLow: number, quotient: number): number {
  const product = quotient * b;
  return (a - product - cutOff(quotient, b, product) + aLow - quotient * bLow) / (b + bLow);
}

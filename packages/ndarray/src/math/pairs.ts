/**
 * Pairs of doubles: a number of nearly twice the precision, as the sum of a double and a correction. Functions that
 * compute a pair return the double and leave the correction in an array of one element, because assigning to a module
 * variable would allocate an object for each number.
 *
 * @module
 */

/**
 * The rounding error of a product: `a·b − product`, exactly (Dekker 1971), for numbers far from the ends of the range.
 */
export function cutOff(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The first 26 bits of a number, rounded; the remainder fits into 26 bits, too. */
export function upperHalf(a: number): number {
  const scaled = a * 134217729; // 2²⁷ + 1
  return scaled - (scaled - a);
}

/** The rounding error of a sum: `a + b − sum`, exactly (Knuth). */
export function cutOffSum(a: number, b: number, sum: number): number {
  const other = sum - a;
  return a - (sum - other) + (b - other);
}

/** The rest of a quotient of pairs `(a + aLow) / (b + bLow)` beyond the double `quotient = a / b`. */
export function quotientRest(a: number, aLow: number, b: number, bLow: number, quotient: number): number {
  const product = quotient * b;
  return (a - product - cutOff(quotient, b, product) + aLow - quotient * bLow) / (b + bLow);
}

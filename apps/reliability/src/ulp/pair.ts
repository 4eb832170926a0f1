/**
 * Double-double arithmetic, about 106 bits (Dekker 1971; Hida, Li and Bailey 2001): a number is `hi + lo`, where hi is
 * the nearest double.
 *
 * @module
 */

/** A number in twice the precision. */
export interface Pair {
  readonly hi: number;
  readonly lo: number;
}

export const pair = (hi: number, lo = 0): Pair => ({ hi, lo });

/** `a + b` with its rounding error. */
export function twoSum(a: number, b: number): Pair {
  const hi = a + b;
  const other = hi - a;
  return { hi, lo: a - (hi - other) + (b - other) };
}

function quickSum(a: number, b: number): Pair {
  const hi = a + b;
  return { hi, lo: b - (hi - a) };
}

/** `a · b` with its rounding error. */
export function twoProduct(a: number, b: number): Pair {
  const hi = a * b;
  let c = a * 134217729;
  const aHigh = c - (c - a);
  c = b * 134217729;
  const bHigh = c - (c - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return { hi, lo: aHigh * bHigh - hi + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

export function add(a: Pair, b: Pair): Pair {
  const high = twoSum(a.hi, b.hi);
  const low = twoSum(a.lo, b.lo);
  const first = quickSum(high.hi, high.lo + low.hi);
  return quickSum(first.hi, first.lo + low.lo);
}

export const negative = (a: Pair): Pair => ({ hi: -a.hi, lo: -a.lo });
export const sub = (a: Pair, b: Pair): Pair => add(a, negative(b));

export function mul(a: Pair, b: Pair): Pair {
  const p = twoProduct(a.hi, b.hi);
  return quickSum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

/** `a · power`, for a power of 2. */
export const scale = (a: Pair, power: number): Pair => ({ hi: a.hi * power, lo: a.lo * power });

export function div(a: Pair, b: Pair): Pair {
  const first = a.hi / b.hi;
  const rest = sub(a, mul(b, pair(first)));
  const second = rest.hi / b.hi;
  const last = sub(rest, mul(b, pair(second)));
  const sum = quickSum(first, second);
  return add(sum, pair(last.hi / b.hi));
}

export function sqrt(a: Pair): Pair {
  if (a.hi === 0) return a;
  const root = Math.sqrt(a.hi);
  const rest = sub(a, twoProduct(root, root));
  return add(pair(root), pair(rest.hi / (2 * root)));
}

/** A quotient of integers. */
export function quotient(top: bigint, bottom: bigint): Pair {
  const shift = 160n;
  const value = (top << shift) / bottom;
  const hi = Number(value);
  return { hi: hi * 2 ** -160, lo: Number(value - BigInt(hi)) * 2 ** -160 };
}

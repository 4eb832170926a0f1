/**
 * The exponential function with about six extra bits, and the functions based on it.
 *
 * @module
 */
import { powerOf2, scaled } from "./bits.ts";
import { cothRest, LN2_HIGH, LN2_LOW, MAGIC } from "./exp.ts";
import { cutOffSum, quotientRest } from "./pairs.ts";

/** The rest of `eʳ − 1` beyond the double returned by {@link fractionOfExp}. */
const fractionRest = /* @__PURE__ */ new Float64Array(1);
/** k of {@link fractionOfExp}. */
const expPower = /* @__PURE__ */ new Int32Array(1);
/** The rest of `eˣ − 1` beyond the double returned by {@link expm1Pair}. */
const expm1Rest = /* @__PURE__ */ new Float64Array(1);

/** `eʳ − 1` for x + xLow = k ln 2 + r with |r| ≤ ln 2 / 2, as `2r / (r coth(r/2) − r)`; |x| below 1100. */
function fractionOfExp(x: number, xLow: number): number {
  const k = x * Math.LOG2E + MAGIC - MAGIC;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const rLow = high - r - low + xLow;
  const rest = cothRest(r) + (r * rLow) / 3;
  const difference = 2 - r;
  const bottom = difference + rest;
  const bottomLow = 2 - difference - r + (difference - bottom + rest) - rLow;
  const y = (2 * r) / bottom;
  fractionRest[0] = quotientRest(2 * r, 2 * rLow, bottom, bottomLow, y);
  expPower[0] = k;
  return y;
}

/** `e^(x + xLow) · 2^more` for |x| below 1100. */
export function expOfPair(x: number, xLow: number, more = 0): number {
  const fraction = fractionOfExp(x, xLow);
  const y = 1 + fraction;
  return scaled(y + (1 - y + fraction + (fractionRest[0] as number)), (expPower[0] as number) + more);
}

/** `eˣ − 1` for |x| up to 45; its further digits are in `expm1Rest`. */
function expm1Pair(x: number): number {
  const fraction = fractionOfExp(x, 0);
  const k = expPower[0] as number;
  const rest = fractionRest[0] as number;
  if (k === 0) {
    expm1Rest[0] = rest;
    return fraction;
  }
  const power = powerOf2(k);
  const part = power * fraction;
  // 2ᵏ − 1 is exact up to k = 53
  const whole = k <= 53 ? power - 1 : power;
  const y = whole + part;
  expm1Rest[0] = cutOffSum(whole, part, y) + (power * rest - (k <= 53 ? 0 : 1));
  return y;
}

/** `eˣ − 1`, accurate also where it is tiny. */
export function expm1(x: number): number {
  if (x < 5e-17 && x > -5e-17) return x;
  if (x < -40) return -1;
  if (x > 45) return x > 710 ? Infinity : expOfPair(x, 0);
  const y = expm1Pair(x);
  return y + (expm1Rest[0] as number);
}

/** The hyperbolic sine, `(eˣ − e⁻ˣ) / 2`. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-9) return x;
  let y: number;
  if (size > 40) y = size > 711 ? Infinity : expOfPair(size, 0, -1);
  else {
    // (e + e / (1 + e)) / 2 for e = e^|x| − 1
    const e = expm1Pair(size);
    const eLow = expm1Rest[0] as number;
    const power = 1 + e;
    const part = e / power;
    const partLow = quotientRest(e, eLow, power, cutOffSum(1, e, power) + eLow, part);
    const sum = e + part;
    y = 0.5 * (sum + (cutOffSum(e, part, sum) + eLow + partLow));
  }
  return x < 0 ? -y : y;
}

/** The hyperbolic cosine, `(eˣ + e⁻ˣ) / 2`. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size > 40) return size > 711 ? Infinity : expOfPair(size, 0, -1);
  const e = expm1Pair(size);
  const power = 1 + e;
  const powerLow = cutOffSum(1, e, power) + (expm1Rest[0] as number);
  const inverse = 1 / power;
  const inverseLow = quotientRest(1, 0, power, powerLow, inverse);
  const sum = power + inverse;
  return 0.5 * (sum + (cutOffSum(power, inverse, sum) + powerLow + inverseLow));
}

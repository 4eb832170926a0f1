/**
 * A logarithm with about twelve extra bits, so that it is nearly always the double nearest to the true value.
 *
 * A pair like `s, sLow` is one number of twice the precision: the sum of a double and a correction.
 *
 * @module
 */
import { fractionOf, fractionPower } from "./bits.ts";
import { cutOff } from "./pairs.ts";

// ln 2 in two parts. The first has 42 bits, so that its products with small integers are exact.
const LN2 = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;

// In binary 1/3 is 0.010101...; the part beyond a double is 2⁻⁵⁴ of it.
const THIRD = 1 / 3;
const THIRD_LOW = THIRD * 5.551115123125783e-17;

/** Coefficients 1/27, ..., 1/7, 1/5: further terms of the series are below 2⁻⁶⁵ of the first. */
const TAIL: readonly number[] = /* @__PURE__ */ Array.from({ length: 12 }, (_, i) => 1 / (27 - 2 * i));

/** The natural logarithm of a positive number. */
export function preciseLog(x: number): number {
  // x = m·2ᵏ with m from √½ to √2
  const m = fractionOf(x);
  const k = fractionPower[0] as number;

  // s = (m - 1) / (m + 1), so that log m = 2 artanh s = 2s·(1 + q) with q = z/3 + z²/5 + z³/7 + ... and z = s²
  const difference = m - 1;
  const sum = m + 1;
  const sumLow = m - (sum - 1);
  const s = difference / sum;
  const product = s * sum;
  const sLow = (difference - product - cutOff(s, sum, product) - s * sumLow) / sum;

  const z = s * s;
  const zLow = cutOff(s, s, z) + 2 * s * sLow;
  const first = z * THIRD;
  const firstLow = cutOff(z, THIRD, first) + zLow * THIRD + z * THIRD_LOW;
  let tail = 0;
  for (const coefficient of TAIL) tail = tail * z + coefficient;
  tail *= z * z;
  const q = first + tail;
  const qLow = first - q + tail + firstLow;

  const sq = s * q;
  const half = s + sq;
  const halfLow = s - half + sq + (cutOff(s, q, sq) + s * qLow + sLow * q + sLow);

  const power = k * LN2;
  const log = power + 2 * half;
  return log + (power - log + 2 * half + (2 * halfLow + k * LN2_LOW));
}

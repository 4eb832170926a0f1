import { fractionOf, fractionPower } from "./bits.ts";
import { LN2_HIGH, LN2_LOW } from "./exp.ts";

/** The polynomial in s² of `ln(1 + f) = f − (f²/2 − s (f²/2 + R))` with `s = f / (2 + f)` (FreeBSD, e_log.c). */
export function logRest(z: number): number {
  const w = z * z;
  let odd = w * 0.14798198605116586 + 0.1818357216161805;
  odd = w * odd + 0.2857142874366239;
  odd = w * odd + 0.6666666666666735;
  let even = w * 0.15313837699209373 + 0.22222198432149784;
  even = w * even + 0.3999999999940942;
  return z * odd + w * even;
}

/**
 * The natural logarithm, to 1 ulp; NaN below 0, −Infinity at 0. Its operations are those of the SIMD kernel of
 * `assembly/functions.ts`.
 */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x < 0 ? Number.NaN : x;
  const f = fractionOf(x) - 1;
  const k = fractionPower[0] as number;
  const s = f / (2 + f);
  const R = logRest(s * s);
  const halfSquare = f * f * 0.5;
  const low = s * (halfSquare + R) + k * LN2_LOW;
  return k * LN2_HIGH - (halfSquare - low - f);
}

/**
 * `log1p` and `log2` of one double, to 1 ulp.
 *
 * @module
 */
import { fractionOf, fractionPower, powerOf2 } from "./bits.ts";
import { LN2_HIGH, LN2_LOW } from "./exp.ts";
import { log, logRest } from "./log.ts";
import { cutOff, cutOffSum } from "./pairs.ts";

/** The rest of 1 / ln 2 beyond the nearest double. */
const LOG2E_LOW = 2.0355273740931033e-17;

/** The rest of the logarithm beyond the double returned by {@link logOfFraction}. */
const fractionRest = /* @__PURE__ */ new Float64Array(1);

/** `ln(1 + f + fLow)` for 1 + f from √½ to √2, with the exact square of f. */
function logOfFraction(f: number, fLow: number): number {
  const s = f / (2 + f);
  const square = f * f;
  const half = 0.5 * square;
  const y = f - half;
  const low = fLow - fLow * (f - square) - 0.5 * cutOff(f, f, square);
  fractionRest[0] = f - y - half + (s * (half + logRest(s * s)) + low);
  return y;
}

/** `ln(1 + x)`, accurate also where it is tiny; NaN below −1, −Infinity at −1. */
export function log1p(x: number): number {
  if (!(x > -1 && x < 9007199254740992)) return x === -1 ? -Infinity : x < 0 ? Number.NaN : log(x);
  if (x < 5e-17 && x > -5e-17) return x;
  const sum = 1 + x;
  const f = fractionOf(sum) - 1;
  const k = fractionPower[0] as number;
  const part = logOfFraction(f, k === 0 ? cutOffSum(1, x, sum) : cutOffSum(1, x, sum) * powerOf2(-k));
  const power = k * LN2_HIGH;
  const y = power + part;
  return y + (cutOffSum(power, part, y) + ((fractionRest[0] as number) + k * LN2_LOW));
}

/** The logarithm to base 2, exact for powers of 2; NaN below 0, −Infinity at 0. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return log(x);
  const f = fractionOf(x) - 1;
  const k = fractionPower[0] as number;
  const part = logOfFraction(f, 0);
  const binary = part * Math.LOG2E;
  const binaryLow = cutOff(part, Math.LOG2E, binary) + (part * LOG2E_LOW + (fractionRest[0] as number) * Math.LOG2E);
  const y = k + binary;
  return y + (cutOffSum(k, binary, y) + binaryLow);
}

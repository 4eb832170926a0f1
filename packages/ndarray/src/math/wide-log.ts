/**
 * A logarithm with about fourteen more digits than a double, for powers, where its error is multiplied: from a table of
 * logarithms, and a series for the remainder (Tang 1990).
 *
 * @module
 */
import { fractionOf, fractionPower } from "./bits.ts";
import { cutOff, cutOffSum } from "./pairs.ts";

// ln 2 in two parts. The first has 42 bits, so that its products with small integers are exact.
const LN2 = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;

/** Fractions from √½ to √2 in steps of 1/128. */
const FIRST = 90;
const LAST = 181;

/** The rest of the logarithm beyond the double returned by {@link wideLog}. */
export const wideLogRest: Float64Array<ArrayBuffer> = /* @__PURE__ */ new Float64Array(1);

interface Table {
  /** A number with few digits near the inverse of each fraction, and 1 on both sides of 1. */
  readonly inverse: Float64Array;
  /** Their negated logarithms, in two parts. */
  readonly log: Float64Array;
  readonly rest: Float64Array;
}

let table: Table | undefined;

/** The table, made at first use. */
function tableOf(): Table {
  const length = LAST - FIRST + 1;
  const made: Table = {
    inverse: new Float64Array(length),
    log: new Float64Array(length),
    rest: new Float64Array(length),
  };
  for (let i = 0; i < length; i++) {
    const middle = (FIRST + i + 0.5) / 128;
    const inverse = Math.abs(middle - 1) < 1 / 128 ? 1 : Math.round(256 / middle) / 256;
    made.inverse[i] = inverse;
    logBySeries(inverse, made.log, made.rest, i);
  }
  return made;
}

/** `−ln x` as `2 artanh ((1 − x) / (1 + x))`, for the table: in fixed-point numbers with 120 fractional bits. */
function logBySeries(x: number, log: Float64Array, rest: Float64Array, i: number): void {
  const whole = BigInt(x * 256);
  const s = ((256n - whole) << 120n) / (256n + whole);
  const square = (s * s) >> 120n;
  let sum = 0n;
  let power = 2n * s;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n, power = (power * square) >> 120n) sum += power / n;
  const high = Number(sum);
  log[i] = high * 2 ** -120;
  rest[i] = Number(sum - BigInt(high)) * 2 ** -120;
}

/** The natural logarithm of a positive number; its further digits are in {@link wideLogRest}. */
export function wideLog(x: number): number {
  table ??= tableOf();
  const m = fractionOf(x);
  const k = fractionPower[0] as number;
  const i = Math.trunc(m * 128) - FIRST;
  const inverse = table.inverse[i] as number;

  // m · inverse = 1 + f + fLow, exactly
  const product = m * inverse;
  const f = product - 1;
  const fLow = cutOff(m, inverse, product);
  const square = f * f;
  const half = 0.5 * square;
  let odd = square * (1 / 11) + 1 / 9;
  odd = square * odd + 1 / 7;
  odd = square * odd + 1 / 5;
  odd = square * odd + 1 / 3;
  let even = square * (1 / 12) + 1 / 10;
  even = square * even + 1 / 8;
  even = square * even + 1 / 6;
  even = square * even + 1 / 4;
  const tail = square * (f * odd - square * even);
  const part = f - half;
  const partLow = f - part - half + (tail + (fLow - fLow * (f - square)) - 0.5 * cutOff(f, f, square));

  const power = k * LN2;
  const log = table.log[i] as number;
  const first = power + log;
  const sum = first + part;
  const low = cutOffSum(power, log, first) + cutOffSum(first, part, sum) + partLow + (table.rest[i] as number);
  const rest = low + k * LN2_LOW;
  const y = sum + rest;
  wideLogRest[0] = sum - y + rest;
  return y;
}

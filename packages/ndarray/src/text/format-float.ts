/**
 * The printing of floats: the shortest digits that identify a number, by Steele and White's method in integers, so that
 * cutting and rounding are exact; and the common width of the floats of an array, by NumPy's rules.
 *
 * @module
 */

import type { FloatDType } from "../array/dtype.ts";
import { log } from "../math/log.ts";

/** Decimal digits `d₀d₁d₂…`, meaning `d₀.d₁d₂… × 10^exponent`. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

/** Limits of the digits: at most `most`, none below `10^lowest`, and at least `least`, although fewer would do. */
interface Limits {
  readonly most?: number;
  readonly least?: number;
  readonly lowest?: number;
}

const PRECISION = 8;

/**
 * The shortest digits between the neighbours of a positive number, cut as `limits` require and rounded half to even.
 */
function decimal(x: number, dtype: FloatDType, limits: Limits): Decimal {
  const { most = Infinity, least = 0, lowest = -Infinity } = limits;
  const { mantissa, power, lowerIsNearer } = parts(x, dtype);

  // The number is value / scale; half the distances to its neighbours are below / scale and above / scale.
  const factor = lowerIsNearer ? 4n : 2n;
  const up = BigInt(Math.max(power, 0));
  let value = (mantissa * factor) << up;
  let scale = factor << BigInt(Math.max(-power, 0));
  let below = 1n << up;
  let above = lowerIsNearer ? below * 2n : below;

  let exponent = Math.floor(log(x) * Math.LOG10E);
  const shift = 10n ** BigInt(Math.abs(exponent));
  if (exponent >= 0) scale *= shift;
  else [value, below, above] = [value * shift, below * shift, above * shift];
  // The logarithm is rounded, so the exponent may be off by one.
  if (value >= scale * 10n) {
    scale *= 10n;
    exponent++;
  } else if (value < scale) {
    [value, below, above] = [value * 10n, below * 10n, above * 10n];
    exponent--;
  }

  const isEven = mantissa % 2n === 0n;
  let digits = "";
  for (let at = exponent; ; at--) {
    const digit = value / scale;
    value %= scale;
    const low = isEven ? value <= below : value < below;
    const high = isEven ? value + above >= scale : value + above > scale;
    const count = exponent - at + 1;
    if (((low || high) && count >= least) || count >= most || at <= lowest) {
      const twice = value * 2n;
      const roundUp = low === high ? twice > scale || (twice === scale && digit % 2n === 1n) : high;
      return carried(digits, Number(digit) + (roundUp ? 1 : 0), exponent);
    }
    digits += digit;
    [value, below, above] = [value * 10n, below * 10n, above * 10n];
  }
}

/** Appends a digit from 0 to 10. */
function carried(digits: string, last: number, exponent: number): Decimal {
  if (last < 10) return { digits: digits + last, exponent };
  const kept = digits.replace(/9+$/, "");
  if (kept === "") return { digits: "1", exponent: exponent + 1 };
  return { digits: kept.slice(0, -1) + (Number(kept.at(-1)) + 1), exponent };
}

/** `x = mantissa · 2^power`, and whether the lower neighbour is nearer than the upper one, as at a power of two. */
function parts(x: number, dtype: FloatDType): { mantissa: bigint; power: number; lowerIsNearer: boolean } {
  const [width, bias, bits] =
    dtype === "float64"
      ? [52n, 1075, new BigUint64Array(Float64Array.of(x).buffer)[0] as bigint]
      : [23n, 150, BigInt(new Uint32Array(Float32Array.of(x).buffer)[0] as number)];
  const fraction = bits & ((1n << width) - 1n);
  const biased = Number(bits >> width);
  if (biased === 0) return { mantissa: fraction, power: 1 - bias, lowerIsNearer: false };
  return { mantissa: fraction | (1n << width), power: biased - bias, lowerIsNearer: fraction === 0n && biased > 1 };
}

/** The text of a finite number in three parts: `-12`, `25`, and in scientific notation `+05`. */
interface Pieces {
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: string;
}

const signOf = (x: number): string => (x < 0 || Object.is(x, -0) ? "-" : "");
const trimmed = (digits: string): string => digits.replace(/0+$/, "");

function positional(x: number, dtype: FloatDType, lowest: number): Pieces {
  const sign = signOf(x);
  if (x === 0) return { whole: `${sign}0`, fraction: "", exponent: "" };
  const { digits, exponent } = decimal(Math.abs(x), dtype, { lowest });
  if (exponent < 0) {
    return { whole: `${sign}0`, fraction: trimmed("0".repeat(-exponent - 1) + digits), exponent: "" };
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return { whole: sign + whole, fraction: trimmed(digits.slice(exponent + 1)), exponent: "" };
}

function scientific(x: number, dtype: FloatDType, most: number, least: number): Pieces {
  const { digits, exponent } = x === 0 ? { digits: "0", exponent: 0 } : decimal(Math.abs(x), dtype, { most, least });
  return {
    whole: signOf(x) + digits.slice(0, 1),
    fraction: trimmed(digits.slice(1)),
    exponent: (exponent < 0 ? "-" : "+") + String(Math.abs(exponent)).padStart(2, "0"),
  };
}

const longest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, text.length), 0);
const nonFinite = (x: number): string => (Number.isNaN(x) ? "nan" : x < 0 ? "-inf" : "inf");

/** The function that prints the given floats as NumPy does in an array: same notation, same width, at most 8 digits. */
export function floatFormatter(values: readonly number[], dtype: FloatDType): (x: number) => string {
  const finite = values.filter(Number.isFinite);
  const others = values.filter((x) => !Number.isFinite(x)).map(nonFinite);
  const exponential = needsExponent(finite, dtype);
  const write = (x: number, least: number, most: number): Pieces =>
    exponential ? scientific(x, dtype, most + 1, least + 1) : positional(x, dtype, -most);

  const first = finite.map((x) => write(x, -1, PRECISION));
  const right = longest(first.map((p) => p.fraction));
  const power = longest(first.map((p) => p.exponent.slice(1)));
  const tail = exponential ? right + power + 2 : right;
  const left = Math.max(longest(first.map((p) => p.whole)), longest(others) - tail - 1);

  return (x) => {
    if (!Number.isFinite(x)) return nonFinite(x).padStart(left + tail + 1);
    if (!exponential) {
      const { whole, fraction } = write(x, -1, PRECISION);
      return `${whole.padStart(left)}.${fraction.padEnd(right)}`;
    }
    // All with the digits of the longest one: exact digits, where a number has more of them than it needs.
    const { whole, fraction, exponent } = write(x, right, right);
    const padded = exponent.slice(1).padStart(power, "0");
    return `${whole.padStart(left)}.${fraction.padEnd(right, "0")}e${exponent.slice(0, 1)}${padded}`;
  };
}

/** Whether NumPy uses scientific notation: for large, small or widely spread numbers. */
function needsExponent(finite: readonly number[], dtype: FloatDType): boolean {
  const sizes = finite.filter((x) => x !== 0).map(Math.abs);
  if (sizes.length === 0) return false;
  const round = dtype === "float32" ? Math.fround : (x: number): number => x;
  const max = sizes.reduce((x, y) => Math.max(x, y));
  const min = sizes.reduce((x, y) => Math.min(x, y));
  return max >= (dtype === "float32" ? 1e6 : 1e8) || min < round(0.0001) || round(max / min) > 1000;
}

/** A float as NumPy prints a scalar: with all its digits. */
export function formatFloat(x: number, dtype: FloatDType): string {
  if (!Number.isFinite(x)) return nonFinite(x);
  const size = Math.abs(x);
  if (size === 0 || (size >= 1e-4 && size < (dtype === "float32" ? 1e6 : 1e16))) {
    const { whole, fraction } = positional(x, dtype, -Infinity);
    return `${whole}.${fraction || "0"}`;
  }
  const { whole, fraction, exponent } = scientific(x, dtype, Infinity, 0);
  return `${whole}${fraction && `.${fraction}`}e${exponent}`;
}

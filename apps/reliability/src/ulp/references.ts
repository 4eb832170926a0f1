/**
 * The functions to about 100 bits, by other methods than in the library: Taylor series in double-double arithmetic, and
 * argument reduction with 1400 bits of π. `references.test.ts` compares them with mpmath.
 *
 * @module
 */
import { INVERSE_FACTORIALS, INVERSE_ODDS, LN2, PI, PI_BITS } from "./constants.ts";
import { add, div, mul, negative, type Pair, pair, scale, sqrt, sub, twoProduct, twoSum } from "./pair.ts";

/** A number `(hi + lo) · 2^power`. */
export interface Reference extends Pair {
  readonly power: number;
}

const ONE = pair(1);

/** A function that equals x for tiny x to over 300 bits. */
const likeX =
  (f: (x: number) => Reference) =>
  (x: number): Reference =>
    Math.abs(x) < 1e-100 ? scaled(pair(x)) : f(x);
const scaled = ({ hi, lo }: Pair, power = 0): Reference => ({ hi, lo, power });
const inverseFactorial = (n: number): Pair => INVERSE_FACTORIALS[n] as Pair;

/** `eʳ − 1` and k with x = k ln 2 + r and |r| ≤ ln 2 / 2. */
function expParts(x: Pair): { e: Pair; k: number } {
  const k = Math.round(x.hi / LN2.hi);
  const r = scale(sub(x, mul(pair(k), LN2)), 2 ** -6);
  let sum = inverseFactorial(13);
  for (let n = 12; n > 0; n--) sum = add(mul(sum, r), inverseFactorial(n));
  let e = mul(sum, r);
  for (let i = 0; i < 6; i++) e = add(scale(e, 2), mul(e, e));
  return { e, k };
}

function expOf(x: Pair): Reference {
  const { e, k } = expParts(x);
  return scaled(add(ONE, e), k);
}

/** Beyond ±20000 the result is 0 or infinite in every format. */
const bounded = (x: number): number => Math.min(Math.max(x, -20000), 20000);

export const exp = (x: number): Reference => expOf(pair(bounded(x)));

/** `eˣ − 1` for |x| below 700. */
function expm1Pair(x: Pair): Pair {
  const { e, k } = expParts(x);
  return k === 0 ? e : add(scale(sub(ONE, pair(2 ** -k)), 2 ** k), scale(e, 2 ** k));
}

function expm1Of(x: number): Reference {
  if (x > 200) return exp(x);
  return x < -200 ? scaled(pair(-1)) : scaled(expm1Pair(pair(x)));
}

/** `ln(1 + f)` for 1 + f from √½ to √2, as 2 artanh s with s = f / (2 + f). */
function logOfFraction(f: Pair): Pair {
  const s = div(f, add(pair(2), f));
  const z = mul(s, s);
  let sum = INVERSE_ODDS[INVERSE_ODDS.length - 1] as Pair;
  for (let n = INVERSE_ODDS.length - 2; n >= 0; n--) sum = add(mul(sum, z), INVERSE_ODDS[n] as Pair);
  return scale(mul(sum, s), 2);
}

/** The logarithm of a positive pair: `k ln 2 + ln m` with m from √½ to √2. */
function logPair(x: Pair): Pair {
  let k = 0;
  let m = x;
  if (m.hi < 2 ** -500) {
    m = scale(m, 2 ** 600);
    k -= 600;
  }
  const by = Math.round(Math.log2(m.hi));
  m = scale(m, 2 ** -Math.min(by, 1000));
  k += Math.min(by, 1000);
  while (m.hi > Math.SQRT2) {
    m = scale(m, 0.5);
    k++;
  }
  while (m.hi < Math.SQRT1_2) {
    m = scale(m, 2);
    k--;
  }
  const fraction = logOfFraction(sub(m, ONE));
  return k === 0 ? fraction : add(mul(pair(k), LN2), fraction);
}

export const log = (x: number): Reference => scaled(logPair(pair(x)));
export const log2 = (x: number): Reference => scaled(div(logPair(pair(x)), LN2));
function log1pOf(x: number): Reference {
  if (Math.abs(x) < 0.25) return scaled(logOfFraction(pair(x)));
  return scaled(logPair(x > 1e300 ? pair(x) : twoSum(1, x)));
}

export function pow(x: number, y: number): Reference {
  const l = logPair(pair(x));
  const p = twoProduct(y, l.hi);
  return expOf(add(p, pair(y * l.lo)));
}

/** sin r and cos r for |r| up to π/4. */
function series(r: Pair): { sine: Pair; cosine: Pair } {
  const z = negative(mul(r, r));
  let sine = inverseFactorial(31);
  let cosine = inverseFactorial(30);
  for (let n = 29; n > 0; n -= 2) {
    sine = add(mul(sine, z), inverseFactorial(n));
    cosine = add(mul(cosine, z), inverseFactorial(n - 1));
  }
  return { sine: mul(sine, r), cosine };
}

const words = new DataView(new ArrayBuffer(8));

/** The angle minus whole quarter turns, and their number. */
function reduced(x: number): { r: Pair; n: number } {
  if (Math.abs(x) < 0.7) return { r: pair(x), n: 0 };
  words.setFloat64(0, Math.abs(x));
  const bits = words.getBigUint64(0);
  const mantissa = (bits & 0xfffffffffffffn) | 0x10000000000000n;
  const exponent = Number(bits >> 52n) - 1075;
  // Enough bits of π to know the remainder to 240 fractional bits.
  const kept = BigInt(Math.max(0, exponent + 53) + 240);
  const half = PI >> (BigInt(PI_BITS) - kept + 1n);
  const value = mantissa << (kept + BigInt(exponent));
  const turns = (value + (half >> 1n)) / half;
  const rest = (value - turns * half) >> (kept - 240n);
  const hi = Number(rest);
  const lo = Number(rest - BigInt(hi));
  const sign = x < 0 ? -1 : 1;
  return { r: pair(sign * hi * 2 ** -240, sign * lo * 2 ** -240), n: Number(turns & 3n) * sign };
}

function wave(x: number): { sine: Pair; cosine: Pair } {
  const { r, n } = reduced(x);
  const { sine, cosine } = series(r);
  const turned = ((n % 4) + 4) % 4;
  if (turned === 0) return { sine, cosine };
  if (turned === 1) return { sine: cosine, cosine: negative(sine) };
  return turned === 2 ? { sine: negative(sine), cosine: negative(cosine) } : { sine: negative(cosine), cosine: sine };
}

export const sin: (x: number) => Reference = likeX((x) => scaled(wave(x).sine));
export const cos = (x: number): Reference => scaled(wave(x).cosine);
function tanOf(x: number): Reference {
  const { sine, cosine } = wave(x);
  return scaled(div(sine, cosine));
}

/** The angle of the point (cosine, sine) near the approximation `y`. */
function arc(sine: Pair, cosine: Pair, y: number): Reference {
  const near = wave(y);
  const difference = sub(mul(sine, near.cosine), mul(cosine, near.sine));
  const size = add(mul(cosine, near.cosine), mul(sine, near.sine));
  return scaled(add(pair(y), div(difference, size)));
}

/** `√(1 − x²)` */
const other = (x: number): Pair => sqrt(mul(sub(ONE, pair(x)), add(ONE, pair(x))));

export const asin: (x: number) => Reference = likeX((x) => arc(pair(x), other(x), Math.asin(x)));
export const acos = (x: number): Reference => arc(other(x), pair(x), Math.acos(x));
function atanOf(x: number): Reference {
  const size = Math.abs(x);
  if (size <= 1) return arc(pair(x), ONE, Math.atan(x));
  return arc(pair(Math.sign(x)), size > 1e30 ? pair(1 / size) : div(ONE, pair(size)), Math.atan(x));
}

function sinhOf(x: number): Reference {
  if (Math.abs(x) > 100) {
    const { hi, lo, power } = exp(Math.abs(x));
    return scaled(scale({ hi, lo }, Math.sign(x)), power - 1);
  }
  const e = expm1Pair(pair(Math.abs(x)));
  return scaled(scale(add(e, div(e, add(e, ONE))), 0.5 * Math.sign(x)));
}

export function cosh(x: number): Reference {
  if (Math.abs(x) > 100) {
    const { hi, lo, power } = exp(Math.abs(x));
    return { hi, lo, power: power - 1 };
  }
  const e = add(expm1Pair(pair(Math.abs(x))), ONE);
  return scaled(scale(add(e, div(ONE, e)), 0.5));
}

function tanhOf(x: number): Reference {
  if (Math.abs(x) > 100) return scaled(pair(Math.sign(x)));
  const e = expm1Pair(pair(2 * x));
  return scaled(div(e, add(e, pair(2))));
}

export function sigmoid(x: number): Reference {
  if (x > 100) return scaled(ONE);
  const e = exp(x);
  if (x < -100) return e;
  const whole = scale(e, 2 ** e.power);
  return scaled(div(whole, add(ONE, whole)));
}

export const expm1: (x: number) => Reference = likeX(expm1Of);
export const log1p: (x: number) => Reference = likeX(log1pOf);
export const tan: (x: number) => Reference = likeX(tanOf);
export const atan: (x: number) => Reference = likeX(atanOf);
export const sinh: (x: number) => Reference = likeX(sinhOf);
export const tanh: (x: number) => Reference = likeX(tanhOf);

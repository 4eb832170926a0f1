/**
 * `exp`, `log`, `tanh` and `sigmoid` of one float32, in float32: their operations are those of the SIMD kernels of
 * `assembly/functions.ts`, so both give the same bits. Each float64 operation is rounded to float32, which gives the
 * float32 nearest to the exact result (Figueroa 1995).
 *
 * @module
 */
import { fractionOf, fractionPower, powerOf2 } from "./bits.ts";

const { fround } = Math;

const MAGIC = 12582912; // 1.5 · 2²³
const LOG2E = /* @__PURE__ */ fround(Math.LOG2E);
const LN2_HIGH = /* @__PURE__ */ fround(0.693359375);
const LN2_LOW = /* @__PURE__ */ fround(-2.1219444e-4);
const COTH_1 = /* @__PURE__ */ fround(1.666662544e-1);
const COTH_2 = /* @__PURE__ */ fround(-2.7667332906e-3);
const TANH = /* @__PURE__ */ [
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1,
].map(fround);
const SQRT_HALF = /* @__PURE__ */ fround(0.70710677);
const LOG_1 = /* @__PURE__ */ fround(0.66666662693);
const LOG_2 = /* @__PURE__ */ fround(0.40000972152);
const LOG_3 = /* @__PURE__ */ fround(0.28498786688);
const LOG_4 = /* @__PURE__ */ fround(0.24279078841);

const mul = (x: number, y: number): number => fround(x * y);
const add = (x: number, y: number): number => fround(x + y);
const sub = (x: number, y: number): number => fround(x - y);
const mulAdd = (x: number, y: number, z: number): number => fround(fround(x * y) + z);

function cothRest(r: number): number {
  const z = mul(r, r);
  return mul(z, mulAdd(z, COTH_2, COTH_1));
}

function scaled(x: number, k: number): number {
  const half = k >> 1;
  return mul(mul(x, powerOf2(half)), powerOf2(k - half));
}

/** `eˣ` in float32. */
export function exp(x: number): number {
  const bounded = Math.min(Math.max(x, -104), 89);
  const k = sub(mulAdd(bounded, LOG2E, MAGIC), MAGIC);
  const high = sub(bounded, mul(k, LN2_HIGH));
  const low = mul(k, LN2_LOW);
  const r = sub(high, low);
  const c = sub(r, cothRest(r));
  const rest = fround(mul(r, c) / sub(2, c));
  return scaled(add(1, add(high, sub(rest, low))), k);
}

/** The hyperbolic tangent in float32. */
export function tanh(x: number): number {
  if (x === 0) return x; // with its sign
  const size = Math.abs(x);
  const y = size > 0.625 ? tanhOfLarge(size) : tanhOfSmall(size);
  return x < 0 ? -y : y;
}

function tanhOfSmall(size: number): number {
  const square = mul(size, size);
  const [first = 0, ...others] = TANH;
  const p = others.reduce((sum, coefficient) => mulAdd(square, sum, coefficient), first);
  return add(size, mul(mul(size, square), p));
}

function tanhOfLarge(size: number): number {
  const z = Math.max(size * -2, -30);
  const k = sub(mulAdd(z, LOG2E, MAGIC), MAGIC);
  const r = sub(sub(z, mul(k, LN2_HIGH)), mul(k, LN2_LOW));
  const w = add(2, cothRest(r));
  const u = mul(powerOf2(k), add(w, r));
  return add(1, fround((u * -2) / add(sub(w, r), u)));
}

/** `1 / (1 + e⁻ˣ)` in float32. */
export function sigmoid(x: number): number {
  const size = -Math.abs(x);
  const z = Math.max(size, -104);
  const k = sub(mulAdd(z, LOG2E, MAGIC), MAGIC);
  const r = sub(sub(z, mul(k, LN2_HIGH)), mul(k, LN2_LOW));
  const w = add(2, cothRest(r));
  const above = sub(w, r);
  const below = scaled(add(w, r), k);
  return fround((x < 0 ? below : above) / add(above, below));
}

/** The natural logarithm in float32; NaN below 0, −Infinity at 0. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x < 0 ? Number.NaN : x;
  // from √½ to √2, rounded to float32
  let m = fractionOf(x);
  let k = fractionPower[0] as number;
  if (m < SQRT_HALF) {
    m *= 2;
    k--;
  } else if (m >= 2 * SQRT_HALF) {
    m *= 0.5;
    k++;
  }
  const f = sub(m, 1);
  const s = fround(f / add(2, f));
  const z = mul(s, s);
  const w = mul(z, z);
  const R = mulAdd(z, mulAdd(w, LOG_3, LOG_1), mul(w, mulAdd(w, LOG_4, LOG_2)));
  const halfSquare = mul(mul(f, f), 0.5);
  const low = mulAdd(s, add(halfSquare, R), mul(k, LN2_LOW));
  const rest = sub(sub(halfSquare, low), f);
  return sub(mul(k, LN2_HIGH), rest);
}

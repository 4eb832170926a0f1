/**
 * `exp`, `tanh` and `sigmoid` of one double. Their operations are those of the SIMD kernels of `assembly/functions.ts`,
 * so both give the same bits; the formulas and sources are explained there.
 *
 * @module
 */
import { powerOf2, scaled } from "./bits.ts";

/** Adding it rounds to an integer: 1.5 · 2⁵². */
export const MAGIC = 6755399441055744;
/** ln 2 in two parts, the first with so few digits that its product with an integer is exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

/** `r coth(r/2) − 2` for |r| ≤ ln 2 / 2 (FreeBSD, e_exp.c). */
export function cothRest(r: number): number {
  const z = r * r;
  let p = z * 4.1381367970572385e-8 + -1.6533902205465252e-6;
  p = z * p + 6.613756321437934e-5;
  p = z * p + -0.0027777777777015593;
  return z * (z * p + 0.16666666666666602);
}

/** `eˣ`, to 1 ulp. */
export function exp(x: number): number {
  const bounded = Math.min(Math.max(x, -746), 710);
  const k = bounded * Math.LOG2E + MAGIC - MAGIC;
  const high = bounded - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const c = r - cothRest(r);
  const rest = (r * c) / (2 - c);
  return scaled(1 + (high + (rest - low)), k);
}

/** The hyperbolic tangent, to 2 ulp. */
export function tanh(x: number): number {
  if (x === 0) return x; // with its sign
  const size = Math.abs(x);
  const y = size > 0.625 ? tanhOfLarge(size) : tanhOfSmall(size);
  return x < 0 ? -y : y;
}

/** Cephes, tanh.c. */
function tanhOfSmall(size: number): number {
  const square = size * size;
  let p = square * -0.9643991794250523 + -99.28772310019185;
  p = square * p + -1614.6876844170845;
  let q = square * (square + 112.81167849163293) + 2235.4883906010045;
  q = square * q + 4844.063053251255;
  return size + (size * square * p) / q;
}

function tanhOfLarge(size: number): number {
  const z = Math.max(size * -2, -50);
  const k = z * Math.LOG2E + MAGIC - MAGIC;
  const r = z - k * LN2_HIGH - k * LN2_LOW;
  const w = 2 + cothRest(r);
  const u = powerOf2(k) * (w + r);
  return 1 + (u * -2) / (w - r + u);
}

/** `1 / (1 + e⁻ˣ)`, to 2.5 ulp. */
export function sigmoid(x: number): number {
  const size = -Math.abs(x);
  const z = Math.max(size, -746);
  const k = z * Math.LOG2E + MAGIC - MAGIC;
  const r = z - k * LN2_HIGH - k * LN2_LOW;
  const w = 2 + cothRest(r);
  const above = w - r;
  const below = scaled(w + r, k);
  return (x < 0 ? below : above) / (above + below);
}

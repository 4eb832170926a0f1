// Exponential functions of a vector.
//
// x = k ln 2 + r with |r| <= ln 2 / 2, so eˣ = 2ᵏ (1 + E) with E = eʳ − 1 from the power series. Where the result is
// near 0 it is E that counts, so everything is built on E and not on 1 + E.

import { mulAdd, splat } from "./vector";

/** 1.5 · 2⁵² or 1.5 · 2²³: adding it rounds to a whole number and leaves that number in the low bits. */
// @ts-ignore: decorator
@inline
function magic<T>(): v128 {
  return sizeof<T>() == 8 ? f64x2.splat(6755399441055744.0) : f32x4.splat(12582912.0);
}

/** The whole number in the low bits of t = magic + k, as an integer in each lane. */
// @ts-ignore: decorator
@inline
function wholePart<T>(t: v128): v128 {
  return sizeof<T>() == 8 ? i64x2.sub(t, magic<T>()) : i32x4.sub(t, magic<T>());
}

/** 2ᵏ for whole k in the range of the exponent. */
// @ts-ignore: decorator
@inline
function powerOf2<T>(k: v128): v128 {
  return sizeof<T>() == 8
    ? i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52)
    : i32x4.shl(i32x4.add(k, i32x4.splat(127)), 23);
}

/** ⌊k / 2⌋ */
// @ts-ignore: decorator
@inline
function half<T>(k: v128): v128 {
  return sizeof<T>() == 8 ? i64x2.shr_s(k, 1) : i32x4.shr_s(k, 1);
}

/** x − k ln 2, with ln 2 in two parts of which the first has few digits, so that k times it is exact. */
// @ts-ignore: decorator
@inline
function reduced<T>(x: v128, k: v128): v128 {
  if (sizeof<T>() == 8) {
    const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(6.93147180369123816490e-1)));
    return f64x2.sub(high, f64x2.mul(k, f64x2.splat(1.90821492927058770002e-10)));
  }
  const high = f32x4.sub(x, f32x4.mul(k, f32x4.splat(0.693359375)));
  return f32x4.sub(high, f32x4.mul(k, f32x4.splat(-2.12194440e-4)));
}

/** eʳ − 1 = r + r² (1/2! + r/3! + r²/4! + ...) for |r| <= ln 2 / 2; the first term left out is below half an ulp. */
// @ts-ignore: decorator
@inline
function series<T>(r: v128): v128 {
  const r2 = v128.mul<T>(r, r);
  if (sizeof<T>() == 8) {
    // Pairs of terms, then pairs of pairs: short chains, so that the processor can overlap them.
    const r4 = f64x2.mul(r2, r2);
    const a = mulAdd<f64>(r, f64x2.splat(1.6666666666666666e-1), f64x2.splat(0.5));
    const b = mulAdd<f64>(r, f64x2.splat(8.3333333333333332e-3), f64x2.splat(4.1666666666666664e-2));
    const c = mulAdd<f64>(r, f64x2.splat(1.9841269841269841e-4), f64x2.splat(1.3888888888888889e-3));
    const d = mulAdd<f64>(r, f64x2.splat(2.7557319223985893e-6), f64x2.splat(2.4801587301587302e-5));
    const e = mulAdd<f64>(r, f64x2.splat(2.5052108385441720e-8), f64x2.splat(2.7557319223985888e-7));
    const f = mulAdd<f64>(r, f64x2.splat(1.6059043836821613e-10), f64x2.splat(2.0876756987868100e-9));
    const ab = mulAdd<f64>(b, r2, a);
    const cd = mulAdd<f64>(d, r2, c);
    const ef = mulAdd<f64>(f, r2, e);
    return mulAdd<f64>(mulAdd<f64>(mulAdd<f64>(ef, r4, cd), r4, ab), r2, r);
  }
  const a = mulAdd<f32>(r, f32x4.splat(1.6666666666666666e-1), f32x4.splat(0.5));
  const b = mulAdd<f32>(r, f32x4.splat(8.3333333333333332e-3), f32x4.splat(4.1666666666666664e-2));
  const c = mulAdd<f32>(r, f32x4.splat(1.9841269841269841e-4), f32x4.splat(1.3888888888888889e-3));
  return mulAdd<f32>(mulAdd<f32>(mulAdd<f32>(c, r2, b), r2, a), r2, r);
}

/** x brought between bounds; NaN stays NaN, because pmin and pmax keep their first operand where nothing is true. */
// @ts-ignore: decorator
@inline
function clamp<T>(x: v128, low: f64, high: f64): v128 {
  return v128.pmax<T>(v128.pmin<T>(x, splat<T>(high)), splat<T>(low));
}

/** eˣ. The power of 2 is applied in two halves, so that results below the normal numbers are right too. */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  const bounded = sizeof<T>() == 8 ? clamp<T>(x, -746, 710) : clamp<T>(x, -104, 89);
  const t = mulAdd<T>(bounded, splat<T>(1.4426950408889634), magic<T>());
  const k = wholePart<T>(t);
  const y = v128.add<T>(splat<T>(1), series<T>(reduced<T>(bounded, v128.sub<T>(t, magic<T>()))));
  const low = half<T>(k);
  const high = sizeof<T>() == 8 ? i64x2.sub(k, low) : i32x4.sub(k, low);
  return v128.mul<T>(v128.mul<T>(y, powerOf2<T>(low)), powerOf2<T>(high));
}

/** eˣ − 1 for x <= 0, without losing digits near 0. */
// @ts-ignore: decorator
@inline
function expMinus1<T>(x: v128): v128 {
  const bounded = sizeof<T>() == 8 ? clamp<T>(x, -50, 0) : clamp<T>(x, -30, 0);
  const t = mulAdd<T>(bounded, splat<T>(1.4426950408889634), magic<T>());
  const scale = powerOf2<T>(wholePart<T>(t));
  const E = series<T>(reduced<T>(bounded, v128.sub<T>(t, magic<T>())));
  return mulAdd<T>(scale, E, v128.sub<T>(scale, splat<T>(1)));
}

/** tanh x = |t| / (t + 2) with t = e^(−2|x|) − 1, and the sign of x. */
// @ts-ignore: decorator
@inline
export function tanh<T>(x: v128): v128 {
  const sign = v128.and(x, splat<T>(-0.0));
  const t = expMinus1<T>(v128.mul<T>(v128.abs<T>(x), splat<T>(-2)));
  return v128.or(v128.div<T>(v128.abs<T>(t), v128.add<T>(t, splat<T>(2))), sign);
}

/** 1 / (1 + e⁻ˣ), and eˣ / (1 + eˣ) below 0: the exponential never overflows, so small results keep their digits. */
// @ts-ignore: decorator
@inline
export function sigmoid<T>(x: v128): v128 {
  const one = splat<T>(1);
  const e = exp<T>(v128.neg<T>(v128.abs<T>(x)));
  const above = v128.bitselect(e, one, v128.lt<T>(x, splat<T>(0)));
  return v128.div<T>(above, v128.add<T>(one, e));
}

// Exponential functions and the logarithm of a vector.
//
// x = k ln 2 + r with |r| <= ln 2 / 2, and eʳ = (w + r) / (w − r) with w = r coth (r/2), which is 2 and a short polynomial
// in r² (FreeBSD, e_exp.c and e_expf.c). So tanh and sigmoid, quotients of exponentials, need one division in all. Errors
// were measured against 80-bit numbers: below 1 ulp for exp and log, 1.5 ulp for tanh, 2.5 ulp for sigmoid.

import { Constant, constant } from "./constants";
import { mulAdd, splat } from "./vector";

/** The nearest whole number to x / ln 2, as `magic + k`: its low bits are those of k. */
// @ts-ignore: decorator
@inline
function shiftedPower<T>(x: v128): v128 {
  return mulAdd<T>(x, constant<T>(Constant.Log2E), constant<T>(Constant.Magic));
}

/** 2ᵏ for whole k in the range of the exponent, from any integer whose low bits are k. */
// @ts-ignore: decorator
@inline
function powerOf2<T>(k: v128): v128 {
  const one = constant<T>(Constant.One);
  return sizeof<T>() == 8 ? i64x2.add(i64x2.shl(k, 52), one) : i32x4.add(i32x4.shl(k, 23), one);
}

/** x − k ln 2, but for the low part of ln 2: exact. */
// @ts-ignore: decorator
@inline
function highOf<T>(x: v128, k: v128): v128 {
  return v128.sub<T>(x, v128.mul<T>(k, constant<T>(Constant.Ln2High)));
}

// @ts-ignore: decorator
@inline
function lowOf<T>(k: v128): v128 {
  return v128.mul<T>(k, constant<T>(Constant.Ln2Low));
}

/** r coth (r/2) − 2 */
// @ts-ignore: decorator
@inline
function cothRest<T>(r: v128): v128 {
  const z = v128.mul<T>(r, r);
  let p: v128;
  if (sizeof<T>() == 8) {
    p = mulAdd<T>(z, constant<T>(Constant.Coth5), constant<T>(Constant.Coth4));
    p = mulAdd<T>(z, p, constant<T>(Constant.Coth3));
    p = mulAdd<T>(z, p, constant<T>(Constant.Coth2));
  } else {
    p = constant<T>(Constant.Coth2);
  }
  return v128.mul<T>(z, mulAdd<T>(z, p, constant<T>(Constant.Coth1)));
}

/** x · 2ᵏ in two steps, so that results below the normal numbers are right too; `shifted` is `magic + k`. */
// @ts-ignore: decorator
@inline
function scaled<T>(x: v128, shifted: v128): v128 {
  // The bits of magic are a multiple of a high power of 2, so halving all bits halves k.
  const half = sizeof<T>() == 8 ? i64x2.shr_u(shifted, 1) : i32x4.shr_u(shifted, 1);
  const other = sizeof<T>() == 8 ? i64x2.sub(shifted, half) : i32x4.sub(shifted, half);
  return v128.mul<T>(v128.mul<T>(x, powerOf2<T>(half)), powerOf2<T>(other));
}

/** eˣ */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  // pmin and pmax keep their first operand where nothing is true, so NaN stays NaN.
  const bounded = v128.pmax<T>(v128.pmin<T>(x, constant<T>(Constant.ExpHighest)), constant<T>(Constant.ExpLowest));
  const shifted = shiftedPower<T>(bounded);
  const k = v128.sub<T>(shifted, constant<T>(Constant.Magic));
  const high = highOf<T>(bounded, k);
  const low = lowOf<T>(k);
  const r = v128.sub<T>(high, low);
  // eʳ = 1 + r + r c / (2 − c) with c = r − (w − 2)
  const c = v128.sub<T>(r, cothRest<T>(r));
  const rest = v128.div<T>(v128.mul<T>(r, c), v128.sub<T>(constant<T>(Constant.Two), c));
  const y = v128.add<T>(constant<T>(Constant.One), v128.add<T>(high, v128.sub<T>(rest, low)));
  return scaled<T>(y, shifted);
}

/**
 * tanh |x| as b + p / q, with the sign of x. From the middle on 1 − 2u / (1 + u) for u = e^(−2|x|), above and below the
 * line times w − r; below it |x| + |x|³ P(x²) / Q(x²), which keeps every digit of a small x (Cephes, tanh.c and tanhf.c).
 * The exponential is left out where no lane needs it: in a recurrent network most of the time.
 */
// @ts-ignore: decorator
@inline
export function tanh<T>(x: v128): v128 {
  const size = v128.abs<T>(x);
  const one = constant<T>(Constant.One);
  const sign = v128.and(x, splat<T>(-0.0));
  const square = v128.mul<T>(x, x);
  let p: v128;
  let q: v128;
  if (sizeof<T>() == 8) {
    p = mulAdd<T>(square, constant<T>(Constant.Tanh1), constant<T>(Constant.Tanh2));
    p = mulAdd<T>(square, p, constant<T>(Constant.Tanh3));
    q = mulAdd<T>(square, v128.add<T>(square, constant<T>(Constant.Tanh4)), constant<T>(Constant.Tanh5));
    q = mulAdd<T>(square, q, constant<T>(Constant.Tanh6));
  } else {
    p = mulAdd<T>(square, constant<T>(Constant.Tanh1), constant<T>(Constant.Tanh2));
    p = mulAdd<T>(square, p, constant<T>(Constant.Tanh3));
    p = mulAdd<T>(square, p, constant<T>(Constant.Tanh4));
    p = mulAdd<T>(square, p, constant<T>(Constant.Tanh5));
    q = one;
  }
  p = v128.mul<T>(v128.mul<T>(size, square), p);
  const large = v128.gt<T>(size, constant<T>(Constant.TanhMiddle));
  if (!v128.any_true(large)) {
    const rest = sizeof<T>() == 8 ? v128.div<T>(p, q) : p;
    return v128.or(v128.add<T>(size, rest), sign);
  }
  const z = v128.pmax<T>(v128.mul<T>(size, constant<T>(Constant.MinusTwo)), constant<T>(Constant.TanhLowest));
  const shifted = shiftedPower<T>(z);
  const k = v128.sub<T>(shifted, constant<T>(Constant.Magic));
  const r = v128.sub<T>(highOf<T>(z, k), lowOf<T>(k));
  const w = v128.add<T>(constant<T>(Constant.Two), cothRest<T>(r));
  const u = v128.mul<T>(powerOf2<T>(shifted), v128.add<T>(w, r));
  p = v128.bitselect(v128.mul<T>(u, constant<T>(Constant.MinusTwo)), p, large);
  q = v128.bitselect(v128.add<T>(v128.sub<T>(w, r), u), q, large);
  const y = v128.add<T>(v128.bitselect(one, size, large), v128.div<T>(p, q));
  return v128.or(y, sign);
}

/**
 * 1 / (1 + e⁻ˣ), and eˣ / (1 + eˣ) below 0, above and below the line times w − r: e^(−|x|) never overflows, so small
 * results keep their digits.
 */
// @ts-ignore: decorator
@inline
export function sigmoid<T>(x: v128): v128 {
  const z = v128.pmax<T>(v128.neg<T>(v128.abs<T>(x)), constant<T>(Constant.ExpLowest));
  const shifted = shiftedPower<T>(z);
  const k = v128.sub<T>(shifted, constant<T>(Constant.Magic));
  const r = v128.sub<T>(highOf<T>(z, k), lowOf<T>(k));
  const w = v128.add<T>(constant<T>(Constant.Two), cothRest<T>(r));
  const above = v128.sub<T>(w, r);
  const below = scaled<T>(v128.add<T>(w, r), shifted);
  const negative = v128.lt<T>(x, splat<T>(0));
  return v128.div<T>(v128.bitselect(below, above, negative), v128.add<T>(above, below));
}

/**
 * ln x = k ln 2 + ln (1 + f) with √½ <= 1 + f < √2, and ln (1 + f) = f − (f²/2 − s (f²/2 + R)) with s = f / (2 + f) and
 * a polynomial R in s² (FreeBSD, e_log.c and e_logf.c).
 */
// @ts-ignore: decorator
@inline
export function log<T>(x: v128): v128 {
  const one = constant<T>(Constant.One);
  const infinity = constant<T>(Constant.Infinity);
  const tiny = v128.lt<T>(x, constant<T>(Constant.SmallestNormal));
  const normal = v128.bitselect(v128.mul<T>(x, constant<T>(Constant.Scale)), x, tiny);
  // Bits: counted from √½, so that the exponent changes there, and not at 1.
  const offset = constant<T>(Constant.OneLessSqrtHalf);
  const bits = sizeof<T>() == 8 ? i64x2.add(normal, offset) : i32x4.add(normal, offset);
  const exponent = sizeof<T>() == 8 ? i64x2.shr_u(bits, 52) : i32x4.shr_u(bits, 23);
  const magic = constant<T>(Constant.Magic);
  const asNumber = sizeof<T>() == 8 ? i64x2.add(exponent, magic) : i32x4.add(exponent, magic);
  const counted = v128.sub<T>(asNumber, constant<T>(Constant.MagicAndBias));
  const k = v128.sub<T>(counted, v128.and(tiny, constant<T>(Constant.ScaleExponent)));
  const fraction = v128.and(bits, constant<T>(Constant.Mantissa));
  const base = constant<T>(Constant.SqrtHalf);
  const f = v128.sub<T>(sizeof<T>() == 8 ? i64x2.add(fraction, base) : i32x4.add(fraction, base), one);
  const s = v128.div<T>(f, v128.add<T>(constant<T>(Constant.Two), f));
  const z = v128.mul<T>(s, s);
  const w = v128.mul<T>(z, z);
  let odd: v128;
  let even: v128;
  if (sizeof<T>() == 8) {
    odd = mulAdd<T>(w, constant<T>(Constant.Log7), constant<T>(Constant.Log5));
    odd = mulAdd<T>(w, odd, constant<T>(Constant.Log3));
    odd = mulAdd<T>(w, odd, constant<T>(Constant.Log1));
    even = mulAdd<T>(w, constant<T>(Constant.Log6), constant<T>(Constant.Log4));
    even = mulAdd<T>(w, even, constant<T>(Constant.Log2));
  } else {
    odd = mulAdd<T>(w, constant<T>(Constant.Log3), constant<T>(Constant.Log1));
    even = mulAdd<T>(w, constant<T>(Constant.Log4), constant<T>(Constant.Log2));
  }
  const R = mulAdd<T>(z, odd, v128.mul<T>(w, even));
  const halfSquare = v128.mul<T>(v128.mul<T>(f, f), constant<T>(Constant.Half));
  const low = mulAdd<T>(s, v128.add<T>(halfSquare, R), v128.mul<T>(k, constant<T>(Constant.Ln2Low)));
  const rest = v128.sub<T>(v128.sub<T>(halfSquare, low), f);
  const y = v128.sub<T>(v128.mul<T>(k, constant<T>(Constant.Ln2High)), rest);
  // NaN below 0 (a mask of ones is NaN), −∞ at 0, and ∞ and NaN as they are.
  const zero = splat<T>(0);
  const special = v128.bitselect(v128.neg<T>(infinity), v128.or(x, v128.lt<T>(x, zero)), v128.eq<T>(x, zero));
  return v128.bitselect(y, special, v128.and(v128.gt<T>(x, zero), v128.lt<T>(x, infinity)));
}

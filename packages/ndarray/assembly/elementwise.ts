// Loops over elements. The operation is a constant of each exported function, so it costs nothing in the loop.

import { exp, log, sigmoid, tanh } from "./functions";
import { loadPart, loadSplat, mulAdd, splat, storePart } from "./vector";

export const enum Op {
  Add,
  Sub,
  Mul,
  Div,
  Max,
  Min,
  Neg,
  Abs,
  Sqrt,
  Exp,
  Log,
  Tanh,
  Sigmoid,
  Relu,
  TanhGrad,
  SigmoidGrad,
  ReluGrad,
  Equal,
  NotEqual,
  Less,
  LessEqual,
}

// @ts-ignore: decorator
@inline
export function apply2<T>(op: Op, x: v128, y: v128): v128 {
  if (op == Op.Add) return v128.add<T>(x, y);
  if (op == Op.Sub) return v128.sub<T>(x, y);
  if (op == Op.Mul) return v128.mul<T>(x, y);
  if (op == Op.Div) return v128.div<T>(x, y);
  if (op == Op.Max) return v128.max<T>(x, y);
  if (op == Op.Min) return v128.min<T>(x, y);
  // The gradients take the result of the function as x and the gradient as y.
  if (op == Op.TanhGrad) return v128.mul<T>(y, v128.sub<T>(splat<T>(1), v128.mul<T>(x, x)));
  if (op == Op.SigmoidGrad) return v128.mul<T>(v128.mul<T>(y, x), v128.sub<T>(splat<T>(1), x));
  return v128.and(y, v128.gt<T>(x, splat<T>(0)));
}

// @ts-ignore: decorator
@inline
function apply1<T>(op: Op, x: v128): v128 {
  if (op == Op.Neg) return v128.neg<T>(x);
  if (op == Op.Abs) return v128.abs<T>(x);
  if (op == Op.Sqrt) return v128.sqrt<T>(x);
  if (op == Op.Exp) return exp<T>(x);
  if (op == Op.Log) return log<T>(x);
  if (op == Op.Tanh) return tanh<T>(x);
  if (op == Op.Sigmoid) return sigmoid<T>(x);
  return v128.max<T>(x, splat<T>(0));
}

/** `out[i] = f(a[i])` */
// @ts-ignore: decorator
@inline
export function unary<T>(op: Op, a: usize, out: usize, n: i32): void {
  let left = <usize>n * sizeof<T>();
  for (; left >= 16; left -= 16, a += 16, out += 16) v128.store(out, apply1<T>(op, v128.load(a)));
  if (left) storePart<T>(out, apply1<T>(op, loadPart<T>(a, left)), left);
}

/** Where an element that is repeated stands as a vector, one place for each operand. */
const repeated = memory.data(32, 16);

/** `out[i] = f(a[i·aStep], b[i·bStep])` */
// @ts-ignore: decorator
@inline
export function binary<T>(op: Op, a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  let aMove: usize = 16;
  let bMove: usize = 16;
  if (!aStep) {
    v128.store(repeated, loadSplat<T>(a));
    a = repeated;
    aMove = 0;
  }
  if (!bStep) {
    v128.store(repeated + 16, loadSplat<T>(b));
    b = repeated + 16;
    bMove = 0;
  }
  let left = <usize>n * sizeof<T>();
  for (; left >= 64; left -= 64, a += 4 * aMove, b += 4 * bMove, out += 64) {
    v128.store(out, apply2<T>(op, v128.load(a), v128.load(b)));
    v128.store(out, apply2<T>(op, v128.load(a + aMove), v128.load(b + bMove)), 16);
    v128.store(out, apply2<T>(op, v128.load(a + 2 * aMove), v128.load(b + 2 * bMove)), 32);
    v128.store(out, apply2<T>(op, v128.load(a + 3 * aMove), v128.load(b + 3 * bMove)), 48);
  }
  for (; left >= 16; left -= 16, a += aMove, b += bMove, out += 16) {
    v128.store(out, apply2<T>(op, v128.load(a), v128.load(b)));
  }
  if (left) storePart<T>(out, apply2<T>(op, loadPart<T>(a, left), loadPart<T>(b, left)), left);
}

/** `out[i, j] = f(a[i·aRow + j·aStep], b[i·bRow + j·bStep])`; short rows must be cheap, so nothing is called for each. */
// @ts-ignore: decorator
@inline
export function binaryRows<T>(
  op: Op,
  a: usize,
  aRow: usize,
  aStep: i32,
  b: usize,
  bRow: usize,
  bStep: i32,
  out: usize,
  rows: i32,
  n: i32,
): void {
  const aMove: usize = aStep ? 16 : 0;
  const bMove: usize = bStep ? 16 : 0;
  const bytes = <usize>n * sizeof<T>();
  const part = bytes & 15;
  for (; rows > 0; rows--, a += aRow * sizeof<T>(), b += bRow * sizeof<T>()) {
    let x = a;
    let y = b;
    if (!aStep) {
      v128.store(repeated, loadSplat<T>(a));
      x = repeated;
    }
    if (!bStep) {
      v128.store(repeated + 16, loadSplat<T>(b));
      y = repeated + 16;
    }
    for (const end = out + bytes - part; out < end; x += aMove, y += bMove, out += 16) {
      v128.store(out, apply2<T>(op, v128.load(x), v128.load(y)));
    }
    if (part) {
      storePart<T>(out, apply2<T>(op, loadPart<T>(x, part), loadPart<T>(y, part)), part);
      out += part;
    }
  }
}

/** One bit for each lane, from the lowest: whether the comparison holds there. */
// @ts-ignore: decorator
@inline
function holds<T>(op: Op, x: v128, y: v128): i32 {
  let mask = v128.eq<T>(x, y);
  if (op == Op.NotEqual) mask = v128.ne<T>(x, y);
  if (op == Op.Less) mask = v128.lt<T>(x, y);
  if (op == Op.LessEqual) mask = v128.le<T>(x, y);
  return sizeof<T>() == 8 ? i64x2.bitmask(mask) : i32x4.bitmask(mask);
}

/** `out[i] = a[i·aStep] < b[i·bStep]`, or another comparison, as bytes of 0 and 1. */
// @ts-ignore: decorator
@inline
export function compare<T>(op: Op, a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  if (!n) return;
  const lanes = 16 / <i32>sizeof<T>();
  const aMove = <usize>(aStep * 16);
  const bMove = <usize>(bStep * 16);
  const aRepeated = loadSplat<T>(a);
  const bRepeated = loadSplat<T>(b);
  for (; n >= lanes; n -= lanes, a += aMove, b += bMove, out += lanes) {
    const bits = holds<T>(op, aStep ? v128.load(a) : aRepeated, bStep ? v128.load(b) : bRepeated);
    // The product has bit i in byte i, where it is the lowest.
    if (sizeof<T>() == 8) store<u16>(out, (bits * 0x81) & 0x0101);
    else store<u32>(out, (bits * 0x00204081) & 0x01010101);
  }
  for (; n > 0; n--, a += <usize>aStep * sizeof<T>(), b += <usize>bStep * sizeof<T>(), out++) {
    store<u8>(out, holds<T>(op, loadSplat<T>(a), loadSplat<T>(b)) & 1);
  }
}

/** The lanes in which the bytes at an address are not 0. */
// @ts-ignore: decorator
@inline
function open<T>(mask: usize): v128 {
  const none = i32x4.splat(0);
  if (sizeof<T>() == 4) {
    const words = i16x8.extend_low_i8x16_u(v128.load32_zero(mask));
    return i32x4.ne(i32x4.extend_low_i16x8_u(words), none);
  }
  const words = i16x8.extend_low_i8x16_u(v128.load_lane<u16>(mask, none, 0));
  return i64x2.ne(i64x2.extend_low_i32x4_u(i32x4.extend_low_i16x8_u(words)), none);
}

/** `out[i] = mask[i] ? a[i·aStep] : b[i·bStep]`; the mask consists of bytes. */
// @ts-ignore: decorator
@inline
export function where<T>(mask: usize, a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  if (!n) return;
  const aMove = <usize>aStep * sizeof<T>();
  const bMove = <usize>bStep * sizeof<T>();
  const lanes = 16 / <i32>sizeof<T>();
  const aRepeated = loadSplat<T>(a);
  const bRepeated = loadSplat<T>(b);
  for (; n >= lanes; n -= lanes, mask += lanes, a += lanes * aMove, b += lanes * bMove, out += 16) {
    const x = aStep ? v128.load(a) : aRepeated;
    const y = bStep ? v128.load(b) : bRepeated;
    v128.store(out, v128.bitselect(x, y, open<T>(mask)));
  }
  for (; n > 0; n--, mask++, a += aMove, b += bMove, out += sizeof<T>()) {
    store<T>(out, load<u8>(mask) ? load<T>(a) : load<T>(b));
  }
}

/** `out[i] = f(x[i], y[i])` */
// @ts-ignore: decorator
@inline
export function gradient<T>(op: Op, x: usize, y: usize, out: usize, n: i32): void {
  binary<T>(op, x, 1, y, 1, out, n);
}

/** `out[i] += scale · a[i]` */
// @ts-ignore: decorator
@inline
export function addScaled<T>(a: usize, scale: f64, out: usize, n: i32): void {
  const factor = splat<T>(scale);
  let left = <usize>n * sizeof<T>();
  for (; left >= 32; left -= 32, a += 32, out += 32) {
    v128.store(out, mulAdd<T>(v128.load(a), factor, v128.load(out)));
    v128.store(out, mulAdd<T>(v128.load(a, 16), factor, v128.load(out, 16)), 16);
  }
  for (; left >= 16; left -= 16, a += 16, out += 16) v128.store(out, mulAdd<T>(v128.load(a), factor, v128.load(out)));
  if (left) storePart<T>(out, mulAdd<T>(loadPart<T>(a, left), factor, loadPart<T>(out, left)), left);
}

/** `out[i, j] += b[j]` */
// @ts-ignore: decorator
@inline
export function addRow<T>(b: usize, out: usize, m: i32, n: i32): void {
  let step = 1;
  if (n == 1) {
    n = m;
    m = 1;
    step = 0;
  }
  for (let i = 0; i < m; i++, out += <usize>n * sizeof<T>()) binary<T>(Op.Add, out, 1, b, step, out, n);
}

// @ts-ignore: decorator
@inline
export function fill<T>(out: usize, value: f64, n: i32): void {
  const x = splat<T>(value);
  let left = <usize>n * sizeof<T>();
  for (; left >= 32; left -= 32, out += 32) {
    v128.store(out, x);
    v128.store(out, x, 16);
  }
  for (; left >= 16; left -= 16, out += 16) v128.store(out, x);
  if (left) storePart<T>(out, x, left);
}

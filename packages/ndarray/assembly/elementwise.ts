// Loops over elements. The operation is a constant of each exported function, so it costs nothing in the loop.

import { exp, sigmoid, tanh } from "./functions";
import { first, mulAdd, splat, wholeBytes } from "./vector";

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
  Tanh,
  Sigmoid,
  Relu,
  TanhGrad,
  SigmoidGrad,
  ReluGrad,
}

// @ts-ignore: decorator
@inline
function apply2<T>(op: Op, x: v128, y: v128): v128 {
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
  if (op == Op.Tanh) return tanh<T>(x);
  if (op == Op.Sigmoid) return sigmoid<T>(x);
  return v128.max<T>(x, splat<T>(0));
}

/** `out[i] = f(a[i])` */
// @ts-ignore: decorator
@inline
export function unary<T>(op: Op, a: usize, out: usize, n: i32): void {
  const whole = wholeBytes<T>(n);
  const end = <usize>n * sizeof<T>();
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(out + i, apply1<T>(op, v128.load(a + i)));
  for (; i < end; i += sizeof<T>()) {
    store<T>(out + i, first<T>(apply1<T>(op, v128.splat<T>(load<T>(a + i)))));
  }
}

/** `out[i] = f(a[i·aStep], b[i·bStep])` */
// @ts-ignore: decorator
@inline
export function binary<T>(op: Op, a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  const whole = wholeBytes<T>(n);
  const end = <usize>n * sizeof<T>();
  let i: usize = 0;
  if (aStep & bStep) {
    for (; i < whole; i += 16) v128.store(out + i, apply2<T>(op, v128.load(a + i), v128.load(b + i)));
    for (; i < end; i += sizeof<T>()) {
      const y = apply2<T>(op, v128.splat<T>(load<T>(a + i)), v128.splat<T>(load<T>(b + i)));
      store<T>(out + i, first<T>(y));
    }
  } else if (aStep) {
    const y = v128.splat<T>(load<T>(b));
    for (; i < whole; i += 16) v128.store(out + i, apply2<T>(op, v128.load(a + i), y));
    for (; i < end; i += sizeof<T>()) {
      store<T>(out + i, first<T>(apply2<T>(op, v128.splat<T>(load<T>(a + i)), y)));
    }
  } else {
    const x = v128.splat<T>(load<T>(a));
    const y = v128.splat<T>(load<T>(b));
    for (; i < whole; i += 16) v128.store(out + i, apply2<T>(op, x, bStep ? v128.load(b + i) : y));
    for (; i < end; i += sizeof<T>()) {
      store<T>(out + i, first<T>(apply2<T>(op, x, bStep ? v128.splat<T>(load<T>(b + i)) : y)));
    }
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
  const whole = wholeBytes<T>(n);
  const end = <usize>n * sizeof<T>();
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(out + i, mulAdd<T>(v128.load(a + i), factor, v128.load(out + i)));
  for (; i < end; i += sizeof<T>()) {
    const y = mulAdd<T>(v128.splat<T>(load<T>(a + i)), factor, v128.splat<T>(load<T>(out + i)));
    store<T>(out + i, first<T>(y));
  }
}

/** `out[i, j] += b[j]` */
// @ts-ignore: decorator
@inline
export function addRow<T>(b: usize, out: usize, m: i32, n: i32): void {
  const row = <usize>n * sizeof<T>();
  for (let i = 0; i < m; i++, out += row) binary<T>(Op.Add, out, 1, b, 1, out, n);
}

// @ts-ignore: decorator
@inline
export function fill<T>(out: usize, value: f64, n: i32): void {
  const x = splat<T>(value);
  const whole = wholeBytes<T>(n);
  const end = <usize>n * sizeof<T>();
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(out + i, x);
  for (; i < end; i += sizeof<T>()) store<T>(out + i, <T>value);
}

/** `out[i, j] = a[i·s0 + j·s1]`, in squares of 16 so that neither side jumps far. */
// @ts-ignore: decorator
@inline
export function gather2d<T>(a: usize, s0: i32, s1: i32, out: usize, n0: i32, n1: i32): void {
  const size = <isize>sizeof<T>();
  if (s1 == 1) {
    const row = <usize>n1 * sizeof<T>();
    for (let i = 0; i < n0; i++) memory.copy(out + <usize>i * row, <usize>(<isize>a + <isize>i * s0 * size), row);
    return;
  }
  for (let i0 = 0; i0 < n0; i0 += 16) {
    const i1 = min(i0 + 16, n0);
    for (let j0 = 0; j0 < n1; j0 += 16) {
      const j1 = min(j0 + 16, n1);
      for (let i = i0; i < i1; i++) {
        for (let j = j0; j < j1; j++) {
          const from = <isize>a + (<isize>i * s0 + <isize>j * s1) * size;
          store<T>(out + (<usize>i * n1 + j) * sizeof<T>(), load<T>(<usize>from));
        }
      }
    }
  }
}

/** One step of Adam, see kernels.ts. */
// @ts-ignore: decorator
@inline
export function adam<T>(
  p: usize,
  g: usize,
  m: usize,
  v: usize,
  n: i32,
  c1: f64,
  c2: f64,
  rate: f64,
  eps: f64,
): void {
  const k1 = splat<T>(c1);
  const k2 = splat<T>(c2);
  const r = splat<T>(rate);
  const e = splat<T>(eps);
  const whole = wholeBytes<T>(n);
  const end = <usize>n * sizeof<T>();
  let i: usize = 0;
  for (; i < whole; i += 16) {
    const grad = v128.load(g + i);
    const mean = v128.load(m + i);
    const square = v128.load(v + i);
    const newMean = mulAdd<T>(k1, v128.sub<T>(grad, mean), mean);
    const newSquare = mulAdd<T>(k2, v128.sub<T>(v128.mul<T>(grad, grad), square), square);
    v128.store(m + i, newMean);
    v128.store(v + i, newSquare);
    const step = v128.div<T>(v128.mul<T>(r, newMean), v128.add<T>(v128.sqrt<T>(newSquare), e));
    v128.store(p + i, v128.sub<T>(v128.load(p + i), step));
  }
  for (; i < end; i += sizeof<T>()) {
    const grad = load<T>(g + i);
    const mean = load<T>(m + i);
    const square = load<T>(v + i);
    const newMean = <T>(mean + <T>c1 * <T>(grad - mean));
    const newSquare = <T>(square + <T>c2 * <T>(grad * grad - square));
    store<T>(m + i, newMean);
    store<T>(v + i, newSquare);
    store<T>(p + i, <T>(load<T>(p + i) - <T>(<T>rate * newMean) / <T>(sqrt<T>(newSquare) + <T>eps)));
  }
}

// The kernels of arithmetic in src/kernels/kernels.ts, each once for all types. The build makes the entry of a module of this
// list, in which each stands for float64 and for float32, see scripts/build-kernels.ts; likewise for the lists of the other
// families: products.ts, cells.ts, images.ts, optimizer.ts.

import { binary, binaryRows, compare, gradient, Op, unary } from "./elementwise";
import { reduce } from "./reduce";

export { copy, gatherRows, squaredDistance } from "./connections";
export { addScaled, fill, where } from "./elementwise";
export { gather2d } from "./gather";
export { dot } from "./reduce";

// Kernels that one loop computes with different operations; the operation is a constant of each.

// @ts-ignore: decorator
@inline
export function add<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<T>(Op.Add, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function sub<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<T>(Op.Sub, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function mul<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<T>(Op.Mul, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function div<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<T>(Op.Div, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function addRows<T>(
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
  binaryRows<T>(Op.Add, a, aRow, aStep, b, bRow, bStep, out, rows, n);
}
// @ts-ignore: decorator
@inline
export function subRows<T>(
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
  binaryRows<T>(Op.Sub, a, aRow, aStep, b, bRow, bStep, out, rows, n);
}
// @ts-ignore: decorator
@inline
export function mulRows<T>(
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
  binaryRows<T>(Op.Mul, a, aRow, aStep, b, bRow, bStep, out, rows, n);
}
// @ts-ignore: decorator
@inline
export function divRows<T>(
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
  binaryRows<T>(Op.Div, a, aRow, aStep, b, bRow, bStep, out, rows, n);
}
// @ts-ignore: decorator
@inline
export function maximum<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<T>(Op.Max, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function minimum<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  binary<T>(Op.Min, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function equal<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  compare<T>(Op.Equal, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function notEqual<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  compare<T>(Op.NotEqual, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function less<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  compare<T>(Op.Less, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function lessEqual<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  compare<T>(Op.LessEqual, a, aStep, b, bStep, out, n);
}
// @ts-ignore: decorator
@inline
export function greater<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  compare<T>(Op.Less, b, bStep, a, aStep, out, n);
}
// @ts-ignore: decorator
@inline
export function greaterEqual<T>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  compare<T>(Op.LessEqual, b, bStep, a, aStep, out, n);
}
// @ts-ignore: decorator
@inline
export function neg<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Neg, a, out, n);
}
// @ts-ignore: decorator
@inline
export function abs<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Abs, a, out, n);
}
// @ts-ignore: decorator
@inline
export function sqrt<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Sqrt, a, out, n);
}
// @ts-ignore: decorator
@inline
export function exp<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Exp, a, out, n);
}
// @ts-ignore: decorator
@inline
export function log<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Log, a, out, n);
}
// @ts-ignore: decorator
@inline
export function tanh<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Tanh, a, out, n);
}
// @ts-ignore: decorator
@inline
export function sigmoid<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Sigmoid, a, out, n);
}
// @ts-ignore: decorator
@inline
export function relu<T>(a: usize, out: usize, n: i32): void {
  unary<T>(Op.Relu, a, out, n);
}
// @ts-ignore: decorator
@inline
export function tanhGrad<T>(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<T>(Op.TanhGrad, y, gy, out, n);
}
// @ts-ignore: decorator
@inline
export function sigmoidGrad<T>(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<T>(Op.SigmoidGrad, y, gy, out, n);
}
// @ts-ignore: decorator
@inline
export function reluGrad<T>(y: usize, gy: usize, out: usize, n: i32): void {
  gradient<T>(Op.ReluGrad, y, gy, out, n);
}
// @ts-ignore: decorator
@inline
export function sum<T>(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<T>(Op.Add, a, out, outer, length, inner);
}
// @ts-ignore: decorator
@inline
export function max<T>(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<T>(Op.Max, a, out, outer, length, inner);
}
// @ts-ignore: decorator
@inline
export function min<T>(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  reduce<T>(Op.Min, a, out, outer, length, inner);
}

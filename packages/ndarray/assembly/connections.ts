// What a layer does at a step, in one call: several kernels one after the other. A call costs as much as a short loop.

import { addRow, binary, Op, unary } from "./elementwise";
import { tanh } from "./functions";
import { matmul } from "./matmul";
import { dot } from "./reduce";
import { rowTimesMatrix } from "./row-products";
import { loadPart, storePart } from "./vector";
import { ROW, ROW_BYTES } from "./workspace";

/** One copy of the code for all products here. */
function product<T>(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  matmul<T>(a, b, out, m, k, n, 0, 0, accumulate);
}

/** `out = x · W + b`. */
// @ts-ignore: decorator
@inline
function linear<T>(x: usize, w: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  product<T>(x, w, out, m, k, n, 0);
  addRow<T>(b, out, m, n);
}

/** `out = tanh(out + b + c)` */
// @ts-ignore: decorator
@inline
function tanhOfSum<T>(b: usize, c: usize, out: usize, left: usize): void {
  for (; left >= 16; left -= 16, b += 16, c += 16, out += 16) {
    v128.store(out, tanh<T>(v128.add<T>(v128.add<T>(v128.load(out), v128.load(b)), v128.load(c))));
  }
  if (!left) return;
  const sum = v128.add<T>(v128.add<T>(loadPart<T>(out, left), loadPart<T>(b, left)), loadPart<T>(c, left));
  storePart<T>(out, tanh<T>(sum), left);
}

/** `out = tanh(x · Wx + b + h · Wh)`. Of one row, all but the products is done in one pass. */
// @ts-ignore: decorator
@inline
function rnnCell<T>(x: usize, h: usize, wx: usize, wh: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  const row = <usize>n * sizeof<T>();
  if (m == 1 && k > 0 && row <= ROW_BYTES) {
    rowTimesMatrix<T>(x, sizeof<T>(), wx, out, k, n, 0);
    rowTimesMatrix<T>(h, sizeof<T>(), wh, ROW, n, n, 0);
    tanhOfSum<T>(b, ROW, out, row);
    return;
  }
  linear<T>(x, wx, b, out, m, k, n);
  product<T>(h, wh, out, m, n, n, 1);
  unary<T>(Op.Tanh, out, out, m * n);
}

export function float64_linear(x: usize, w: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  linear<f64>(x, w, b, out, m, k, n);
}
export function float32_linear(x: usize, w: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  linear<f32>(x, w, b, out, m, k, n);
}
export function float64_rnnCell(
  x: usize,
  h: usize,
  wx: usize,
  wh: usize,
  b: usize,
  out: usize,
  m: i32,
  k: i32,
  n: i32,
): void {
  rnnCell<f64>(x, h, wx, wh, b, out, m, k, n);
}
export function float32_rnnCell(
  x: usize,
  h: usize,
  wx: usize,
  wh: usize,
  b: usize,
  out: usize,
  m: i32,
  k: i32,
  n: i32,
): void {
  rnnCell<f32>(x, h, wx, wh, b, out, m, k, n);
}

/** `out = a − b`, and `Σ out²`. */
// @ts-ignore: decorator
@inline
function squaredDistance<T>(a: usize, b: usize, out: usize, n: i32): f64 {
  binary<T>(Op.Sub, a, 1, b, 1, out, n);
  return dot<T>(out, out, n);
}

export function float64_squaredDistance(a: usize, b: usize, out: usize, n: i32): f64 {
  return squaredDistance<f64>(a, b, out, n);
}
export function float32_squaredDistance(a: usize, b: usize, out: usize, n: i32): f64 {
  return squaredDistance<f32>(a, b, out, n);
}

export function float64_copy(a: usize, out: usize, n: i32): void {
  memory.copy(out, a, <usize>n * 8);
}
export function float32_copy(a: usize, out: usize, n: i32): void {
  memory.copy(out, a, <usize>n * 4);
}

/** `out[i, ..] = row[i][..]`, for the addresses of `count` rows of so many bytes. */
function gatherRows(rows: usize, count: i32, bytes: usize, out: usize): void {
  for (; count; count--, rows += 4, out += bytes) {
    let from = <usize>load<u32>(rows);
    let left = bytes;
    let to = out;
    for (; left >= 16; left -= 16, from += 16, to += 16) v128.store(to, v128.load(from));
    if (left) storePart<f32>(to, loadPart<f32>(from, left), left);
  }
}

export function float64_gatherRows(rows: usize, count: i32, width: i32, out: usize): void {
  gatherRows(rows, count, <usize>width * 8, out);
}
export function float32_gatherRows(rows: usize, count: i32, width: i32, out: usize): void {
  gatherRows(rows, count, <usize>width * 4, out);
}

// What a layer does at a step, in one call: several kernels one after the other. A call costs as much as a short loop.

import { ROW_BYTES } from "../src/kernels/thresholds";
import { addRow, binary, Op, unary } from "./elementwise";
import { tanh } from "./functions";
import { matmul } from "./matmul";
import { dot } from "./reduce";
import { rowTimesMatrix } from "./row-products";
import { loadPart, storePart } from "./vector";
import { ROW } from "./workspace";

/** One copy of the code for all products here. */
function product<T>(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  matmul<T>(a, b, out, m, k, n, 0, 0, accumulate);
}

/** `out = x · W + b`. */
// @ts-ignore: decorator
@inline
export function linear<T>(x: usize, w: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
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
export function rnnCell<T>(x: usize, h: usize, wx: usize, wh: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  const row = <usize>n * sizeof<T>();
  if (m == 1 && k > 0 && row <= <usize>ROW_BYTES) {
    rowTimesMatrix<T>(x, sizeof<T>(), wx, out, k, n, 0);
    rowTimesMatrix<T>(h, sizeof<T>(), wh, ROW, n, n, 0);
    tanhOfSum<T>(b, ROW, out, row);
    return;
  }
  linear<T>(x, wx, b, out, m, k, n);
  product<T>(h, wh, out, m, n, n, 1);
  unary<T>(Op.Tanh, out, out, m * n);
}

/** `out = a − b`, and `Σ out²`. */
// @ts-ignore: decorator
@inline
export function squaredDistance<T>(a: usize, b: usize, out: usize, n: i32): f64 {
  binary<T>(Op.Sub, a, 1, b, 1, out, n);
  return dot<T>(out, out, n);
}

/** `out = a`. */
// @ts-ignore: decorator
@inline
export function copy<T>(a: usize, out: usize, n: i32): void {
  memory.copy(out, a, <usize>n * sizeof<T>());
}

/** `out[i, ..] = row[i][..]`, for the addresses of `count` rows of so many bytes. */
function gatherBytes(rows: usize, count: i32, bytes: usize, out: usize): void {
  for (; count; count--, rows += 4, out += bytes) {
    let from = <usize>load<u32>(rows);
    let left = bytes;
    let to = out;
    for (; left >= 16; left -= 16, from += 16, to += 16) v128.store(to, v128.load(from));
    if (left) storePart<f32>(to, loadPart<f32>(from, left), left);
  }
}

/** `out[i, j] = row_i[j]` for the addresses (int32) of `count` rows of `width` elements. */
// @ts-ignore: decorator
@inline
export function gatherRows<T>(rows: usize, count: i32, width: i32, out: usize): void {
  gatherBytes(rows, count, <usize>width * sizeof<T>(), out);
}

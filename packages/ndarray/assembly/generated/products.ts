// Written by scripts/build-kernels.ts; not edited by hand.

import {
  linear,
  rnnCell,
  addRow,
  matmul,
  packed,
} from "../products";

export function float64_linear(x: usize, w: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  linear<f64>(x, w, b, out, m, k, n);
}

export function float64_rnnCell(x: usize, h: usize, wx: usize, wh: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  rnnCell<f64>(x, h, wx, wh, b, out, m, k, n);
}

export function float64_addRow(b: usize, out: usize, m: i32, n: i32): void {
  addRow<f64>(b, out, m, n);
}

export function float64_matmul(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, transA: i32, transB: i32, accumulate: i32): void {
  matmul<f64>(a, b, out, m, k, n, transA, transB, accumulate);
}

export function float64_packed(a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize, out: usize, row: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  packed<f64>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
}

export function float32_linear(x: usize, w: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  linear<f32>(x, w, b, out, m, k, n);
}

export function float32_rnnCell(x: usize, h: usize, wx: usize, wh: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  rnnCell<f32>(x, h, wx, wh, b, out, m, k, n);
}

export function float32_addRow(b: usize, out: usize, m: i32, n: i32): void {
  addRow<f32>(b, out, m, n);
}

export function float32_matmul(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, transA: i32, transB: i32, accumulate: i32): void {
  matmul<f32>(a, b, out, m, k, n, transA, transB, accumulate);
}

export function float32_packed(a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize, out: usize, row: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  packed<f32>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
}

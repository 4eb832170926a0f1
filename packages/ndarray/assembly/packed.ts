// Parts of large products, for threads: the main thread computes its parts in the heap, a worker in a memory of its own.

import { packedProduct } from "./panels";

export function float64_packed(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  out: usize,
  row: usize,
  m: i32,
  k: i32,
  n: i32,
  accumulate: i32,
): void {
  packedProduct<f64>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
}

export function float32_packed(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  out: usize,
  row: usize,
  m: i32,
  k: i32,
  n: i32,
  accumulate: i32,
): void {
  packedProduct<f32>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
}

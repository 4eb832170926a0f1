// Products of rows with rows, `out[m, n] += a[m, k] · b[n, k]ᵀ`, straight from memory: both matrices are read along
// their rows, in tiles of four rows by two. Unlike packed panels it needs no transposition, but long rows: at the end
// of each tile lanes have to be added up.

import { loadPart, mulAdd, splat } from "./vector";
import { EDGE } from "./workspace";

/** Stores the sums of the lanes of four vectors. */
// @ts-ignore: decorator
@inline
function sumsOfLanes<T>(a: v128, b: v128, c: v128, d: v128, to: usize): void {
  if (sizeof<T>() == 8) {
    v128.store(to, v128.add<f64>(v128.shuffle<i64>(a, b, 0, 2), v128.shuffle<i64>(a, b, 1, 3)));
    v128.store(to, v128.add<f64>(v128.shuffle<i64>(c, d, 0, 2), v128.shuffle<i64>(c, d, 1, 3)), 16);
    return;
  }
  const ab = v128.add<f32>(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = v128.add<f32>(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  v128.store(to, v128.add<f32>(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3)));
}

/** The eight sums of a tile, to EDGE: those of the first row of b, then those of the second. */
function tile<T>(a0: usize, a1: usize, a2: usize, a3: usize, b0: usize, b1: usize, bytes: usize): void {
  let c00 = splat<T>(0);
  let c10 = splat<T>(0);
  let c20 = splat<T>(0);
  let c30 = splat<T>(0);
  let c01 = splat<T>(0);
  let c11 = splat<T>(0);
  let c21 = splat<T>(0);
  let c31 = splat<T>(0);
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) {
    const x0 = v128.load(b0 + i);
    const x1 = v128.load(b1 + i);
    const y0 = v128.load(a0 + i);
    c00 = mulAdd<T>(y0, x0, c00);
    c01 = mulAdd<T>(y0, x1, c01);
    const y1 = v128.load(a1 + i);
    c10 = mulAdd<T>(y1, x0, c10);
    c11 = mulAdd<T>(y1, x1, c11);
    const y2 = v128.load(a2 + i);
    c20 = mulAdd<T>(y2, x0, c20);
    c21 = mulAdd<T>(y2, x1, c21);
    const y3 = v128.load(a3 + i);
    c30 = mulAdd<T>(y3, x0, c30);
    c31 = mulAdd<T>(y3, x1, c31);
  }
  const left = bytes - whole;
  if (left) {
    const x0 = loadPart<T>(b0 + whole, left);
    const x1 = loadPart<T>(b1 + whole, left);
    const y0 = loadPart<T>(a0 + whole, left);
    c00 = mulAdd<T>(y0, x0, c00);
    c01 = mulAdd<T>(y0, x1, c01);
    const y1 = loadPart<T>(a1 + whole, left);
    c10 = mulAdd<T>(y1, x0, c10);
    c11 = mulAdd<T>(y1, x1, c11);
    const y2 = loadPart<T>(a2 + whole, left);
    c20 = mulAdd<T>(y2, x0, c20);
    c21 = mulAdd<T>(y2, x1, c21);
    const y3 = loadPart<T>(a3 + whole, left);
    c30 = mulAdd<T>(y3, x0, c30);
    c31 = mulAdd<T>(y3, x1, c31);
  }
  sumsOfLanes<T>(c00, c10, c20, c30, EDGE);
  sumsOfLanes<T>(c01, c11, c21, c31, EDGE + 4 * sizeof<T>());
}

/**
 * `out[m, n] += a[m, k] · b[n, k]ᵀ`; rows are `aRow`, `bRow` and `outRow` bytes apart. At an edge, the last row is read
 * again instead of one that does not exist.
 */
export function rowProducts<T>(
  a: usize,
  aRow: usize,
  m: i32,
  b: usize,
  bRow: usize,
  n: i32,
  k: i32,
  out: usize,
  outRow: usize,
): void {
  const size = sizeof<T>();
  const bytes = <usize>k * size;
  for (let i = 0; i < m; i += 4) {
    const a0 = a + <usize>i * aRow;
    const a1 = a + <usize>min(i + 1, m - 1) * aRow;
    const a2 = a + <usize>min(i + 2, m - 1) * aRow;
    const a3 = a + <usize>min(i + 3, m - 1) * aRow;
    const rows = min(4, m - i);
    for (let j = 0; j < n; j += 2) {
      tile<T>(a0, a1, a2, a3, b + <usize>j * bRow, b + <usize>min(j + 1, n - 1) * bRow, bytes);
      let from = EDGE;
      const columns = min(2, n - j);
      for (let c = 0; c < columns; c++, from += 4 * size) {
        let to = out + <usize>i * outRow + <usize>(j + c) * size;
        for (let r = 0; r < rows; r++, to += outRow) store<T>(to, <T>(load<T>(to) + load<T>(from + <usize>r * size)));
      }
    }
  }
}

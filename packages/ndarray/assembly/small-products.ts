// Small products of matrices, straight from memory.

import { put, put1 } from "./put";
import { mulAdd, splat, wholeBytes } from "./vector";

/**
 * `out[m, n] (+)= op(a) · b`, straight from memory: blocks of four rows and two vectors of columns. Element (i, p) of
 * op(a) is at `a + i·aRow + p·aCol` (bytes).
 */
// @ts-ignore: decorator
@inline
export function small<T>(a: usize, aRow: usize, aCol: usize, b: usize, out: usize, m: i32, k: i32, n: i32, accumulate: i32): void {
  const size = sizeof<T>();
  const row = <usize>n * size;
  const whole = wholeBytes<T>(n);
  const aEnd = <usize>k * aCol;
  let i = 0;
  for (; i + 4 <= m; i += 4, a += 4 * aRow, out += 4 * row) {
    const a1 = a + aRow;
    const a2 = a1 + aRow;
    const a3 = a2 + aRow;
    let j: usize = 0;
    for (; j + 32 <= whole; j += 32) {
      let c00 = splat<T>(0);
      let c01 = splat<T>(0);
      let c10 = splat<T>(0);
      let c11 = splat<T>(0);
      let c20 = splat<T>(0);
      let c21 = splat<T>(0);
      let c30 = splat<T>(0);
      let c31 = splat<T>(0);
      let p = b + j;
      for (let q: usize = 0; q < aEnd; q += aCol, p += row) {
        const b0 = v128.load(p);
        const b1 = v128.load(p, 16);
        const v0 = v128.splat<T>(load<T>(a + q));
        c00 = mulAdd<T>(v0, b0, c00);
        c01 = mulAdd<T>(v0, b1, c01);
        const v1 = v128.splat<T>(load<T>(a1 + q));
        c10 = mulAdd<T>(v1, b0, c10);
        c11 = mulAdd<T>(v1, b1, c11);
        const v2 = v128.splat<T>(load<T>(a2 + q));
        c20 = mulAdd<T>(v2, b0, c20);
        c21 = mulAdd<T>(v2, b1, c21);
        const v3 = v128.splat<T>(load<T>(a3 + q));
        c30 = mulAdd<T>(v3, b0, c30);
        c31 = mulAdd<T>(v3, b1, c31);
      }
      const o = out + j;
      put<T>(o, c00, accumulate);
      put<T>(o + 16, c01, accumulate);
      put<T>(o + row, c10, accumulate);
      put<T>(o + row + 16, c11, accumulate);
      put<T>(o + 2 * row, c20, accumulate);
      put<T>(o + 2 * row + 16, c21, accumulate);
      put<T>(o + 3 * row, c30, accumulate);
      put<T>(o + 3 * row + 16, c31, accumulate);
    }
    for (; j < whole; j += 16) {
      let c0 = splat<T>(0);
      let c1 = splat<T>(0);
      let c2 = splat<T>(0);
      let c3 = splat<T>(0);
      let p = b + j;
      for (let q: usize = 0; q < aEnd; q += aCol, p += row) {
        const v = v128.load(p);
        c0 = mulAdd<T>(v128.splat<T>(load<T>(a + q)), v, c0);
        c1 = mulAdd<T>(v128.splat<T>(load<T>(a1 + q)), v, c1);
        c2 = mulAdd<T>(v128.splat<T>(load<T>(a2 + q)), v, c2);
        c3 = mulAdd<T>(v128.splat<T>(load<T>(a3 + q)), v, c3);
      }
      const o = out + j;
      put<T>(o, c0, accumulate);
      put<T>(o + row, c1, accumulate);
      put<T>(o + 2 * row, c2, accumulate);
      put<T>(o + 3 * row, c3, accumulate);
    }
    for (; j < row; j += size) {
      for (let r: usize = 0; r < 4; r++) column<T>(a + r * aRow, aCol, aEnd, b + j, row, out + r * row + j, accumulate);
    }
  }
  for (; i < m; i++, a += aRow, out += row) {
    let j: usize = 0;
    for (; j < whole; j += 16) {
      let c = splat<T>(0);
      let p = b + j;
      for (let q: usize = 0; q < aEnd; q += aCol, p += row) c = mulAdd<T>(v128.splat<T>(load<T>(a + q)), v128.load(p), c);
      put<T>(out + j, c, accumulate);
    }
    for (; j < row; j += size) column<T>(a, aCol, aEnd, b + j, row, out + j, accumulate);
  }
}

/** One element of the result: a row of op(a) times a column of b. */
// @ts-ignore: decorator
@inline
function column<T>(a: usize, aCol: usize, aEnd: usize, b: usize, row: usize, out: usize, accumulate: i32): void {
  let c: T = <T>0;
  for (let q: usize = 0; q < aEnd; q += aCol, b += row) c = <T>(c + <T>(load<T>(a + q) * load<T>(b)));
  put1<T>(out, c, accumulate);
}

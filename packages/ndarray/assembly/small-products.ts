// Products of small matrices, straight from memory.

import { put, putPart } from "./put";
import { rowTimesMatrix } from "./row-products";
import { loadPart, loadSplat, mulAdd, splat } from "./vector";

/** Four rows: `out[4, n] (+)= op(a)[4, k] · b[k, n]`, two vectors of columns at a time. */
function fourRows<T>(a: usize, aRow: usize, aCol: usize, b: usize, out: usize, k: i32, n: i32, accumulate: i32): void {
  const row = <usize>n * sizeof<T>();
  const aEnd = a + <usize>k * aCol;
  const a2 = aRow + aRow;
  const a3 = a2 + aRow;
  let left = row;
  for (; left >= 32; left -= 32, b += 32, out += 32) {
    let c00 = splat<T>(0);
    let c01 = splat<T>(0);
    let c10 = splat<T>(0);
    let c11 = splat<T>(0);
    let c20 = splat<T>(0);
    let c21 = splat<T>(0);
    let c30 = splat<T>(0);
    let c31 = splat<T>(0);
    for (let p = b, q = a; q < aEnd; q += aCol, p += row) {
      const b0 = v128.load(p);
      const b1 = v128.load(p, 16);
      const v0 = loadSplat<T>(q);
      c00 = mulAdd<T>(v0, b0, c00);
      c01 = mulAdd<T>(v0, b1, c01);
      const v1 = loadSplat<T>(q + aRow);
      c10 = mulAdd<T>(v1, b0, c10);
      c11 = mulAdd<T>(v1, b1, c11);
      const v2 = loadSplat<T>(q + a2);
      c20 = mulAdd<T>(v2, b0, c20);
      c21 = mulAdd<T>(v2, b1, c21);
      const v3 = loadSplat<T>(q + a3);
      c30 = mulAdd<T>(v3, b0, c30);
      c31 = mulAdd<T>(v3, b1, c31);
    }
    let o = out;
    put<T>(o, c00, accumulate);
    put<T>(o + 16, c01, accumulate);
    o += row;
    put<T>(o, c10, accumulate);
    put<T>(o + 16, c11, accumulate);
    o += row;
    put<T>(o, c20, accumulate);
    put<T>(o + 16, c21, accumulate);
    o += row;
    put<T>(o, c30, accumulate);
    put<T>(o + 16, c31, accumulate);
  }
  for (let bytes = min<usize>(left, 16); left; left -= bytes, b += bytes, out += bytes, bytes = left) {
    let c0 = splat<T>(0);
    let c1 = splat<T>(0);
    let c2 = splat<T>(0);
    let c3 = splat<T>(0);
    for (let p = b, q = a; q < aEnd; q += aCol, p += row) {
      const v = bytes == 16 ? v128.load(p) : loadPart<T>(p, bytes);
      c0 = mulAdd<T>(loadSplat<T>(q), v, c0);
      c1 = mulAdd<T>(loadSplat<T>(q + aRow), v, c1);
      c2 = mulAdd<T>(loadSplat<T>(q + a2), v, c2);
      c3 = mulAdd<T>(loadSplat<T>(q + a3), v, c3);
    }
    if (bytes == 16) {
      put<T>(out, c0, accumulate);
      put<T>(out + row, c1, accumulate);
      put<T>(out + 2 * row, c2, accumulate);
      put<T>(out + 3 * row, c3, accumulate);
    } else {
      putPart<T>(out, c0, bytes, accumulate);
      putPart<T>(out + row, c1, bytes, accumulate);
      putPart<T>(out + 2 * row, c2, bytes, accumulate);
      putPart<T>(out + 3 * row, c3, bytes, accumulate);
    }
  }
}

/** `out[m, n] (+)= op(a) · b`. Element (i, p) of op(a) is at `a + i·aRow + p·aCol` (bytes). */
// @ts-ignore: decorator
@inline
export function smallProduct<T>(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  out: usize,
  m: i32,
  k: i32,
  n: i32,
  accumulate: i32,
): void {
  const row = <usize>n * sizeof<T>();
  for (; m >= 4; m -= 4, a += 4 * aRow, out += 4 * row) fourRows<T>(a, aRow, aCol, b, out, k, n, accumulate);
  for (; m; m--, a += aRow, out += row) rowTimesMatrix<T>(a, aCol, b, out, k, n, accumulate);
}

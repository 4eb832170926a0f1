// The heart of products of matrices: four rows of a result, in tiles of two vectors of columns.

import { put, putPart } from "./put";
import { loadPart, loadSplat, mulAdd, splat } from "./vector";

// A tile has eight accumulators. More would save loads, but leave engines too few registers (4 rows x 3 vectors: 27
// GFLOP/s, 4 x 2: 46). It is not a function of its own, because Node 20 gives away registers badly then.
export const ROWS: i32 = 4;
export const TILE_BYTES: usize = 32;

/**
 * `out[4, n] (+)= op(a)[4, k] · b[k, n]`, with `bytes` = n elements. Element (i, p) of op(a) is at `a + i·aRow + p·aCol`;
 * rows of b are `bRow` bytes apart and tiles `bTile`, rows of the result `row`. Each element is the sum of its products in
 * order.
 */
export function fourRows<T>(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bTile: usize,
  out: usize,
  row: usize,
  k: i32,
  bytes: usize,
  accumulate: i32,
): void {
  const aEnd = a + <usize>k * aCol;
  const a2 = aRow + aRow;
  const a3 = a2 + aRow;
  for (; bytes >= TILE_BYTES; bytes -= TILE_BYTES, b += bTile, out += TILE_BYTES) {
    let c00 = splat<T>(0);
    let c01 = splat<T>(0);
    let c10 = splat<T>(0);
    let c11 = splat<T>(0);
    let c20 = splat<T>(0);
    let c21 = splat<T>(0);
    let c30 = splat<T>(0);
    let c31 = splat<T>(0);
    for (let p = b, q = a; q < aEnd; q += aCol, p += bRow) {
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
  if (bytes >= 16) {
    let c0 = splat<T>(0);
    let c1 = splat<T>(0);
    let c2 = splat<T>(0);
    let c3 = splat<T>(0);
    for (let p = b, q = a; q < aEnd; q += aCol, p += bRow) {
      const v = v128.load(p);
      c0 = mulAdd<T>(loadSplat<T>(q), v, c0);
      c1 = mulAdd<T>(loadSplat<T>(q + aRow), v, c1);
      c2 = mulAdd<T>(loadSplat<T>(q + a2), v, c2);
      c3 = mulAdd<T>(loadSplat<T>(q + a3), v, c3);
    }
    put<T>(out, c0, accumulate);
    put<T>(out + row, c1, accumulate);
    put<T>(out + 2 * row, c2, accumulate);
    put<T>(out + 3 * row, c3, accumulate);
    bytes -= 16;
    b += 16;
    out += 16;
  }
  if (bytes) lastColumns<T>(a, aRow, aCol, b, bRow, out, row, k, bytes, accumulate);
}

/** The same for the `bytes` (below 16) at the ends of the rows of b. */
function lastColumns<T>(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  out: usize,
  row: usize,
  k: i32,
  bytes: usize,
  accumulate: i32,
): void {
  const aLast = a + <usize>(k - 1) * aCol;
  const a2 = aRow + aRow;
  const a3 = a2 + aRow;
  let c0 = splat<T>(0);
  let c1 = splat<T>(0);
  let c2 = splat<T>(0);
  let c3 = splat<T>(0);
  // Whole vectors, which end in the next row; nobody looks at those lanes. The last row has no next one.
  for (; a < aLast; a += aCol, b += bRow) {
    const v = v128.load(b);
    c0 = mulAdd<T>(loadSplat<T>(a), v, c0);
    c1 = mulAdd<T>(loadSplat<T>(a + aRow), v, c1);
    c2 = mulAdd<T>(loadSplat<T>(a + a2), v, c2);
    c3 = mulAdd<T>(loadSplat<T>(a + a3), v, c3);
  }
  const v = loadPart<T>(b, bytes);
  putPart<T>(out, mulAdd<T>(loadSplat<T>(a), v, c0), bytes, accumulate);
  putPart<T>(out + row, mulAdd<T>(loadSplat<T>(a + aRow), v, c1), bytes, accumulate);
  putPart<T>(out + 2 * row, mulAdd<T>(loadSplat<T>(a + a2), v, c2), bytes, accumulate);
  putPart<T>(out + 3 * row, mulAdd<T>(loadSplat<T>(a + a3), v, c3), bytes, accumulate);
}

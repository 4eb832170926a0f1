// Products of matrices: `out (+)= op(a) · op(b)`, with op(a) [m, k] and op(b) [k, n], row-major.
//
// Four ways, by shape: one row times a matrix, one row times a transposed matrix, small products straight from memory,
// and large ones from packed panels.

import { large, ROWS } from "./panels";
import { rowTimesMatrix, rowTimesTransposed } from "./row-products";
import { small } from "./small-products";

/** From this many multiplications packing pays. */
const LARGE: i64 = 64 * 64 * 64;

// @ts-ignore: decorator
@inline
export function matmul<T>(
  a: usize,
  b: usize,
  out: usize,
  m: i32,
  k: i32,
  n: i32,
  transA: i32,
  transB: i32,
  accumulate: i32,
): void {
  const size = sizeof<T>();
  const aRow = transA ? size : <usize>k * size;
  const aCol = transA ? <usize>m * size : size;
  const row = <usize>n * size;
  if (k == 0) {
    if (!accumulate) memory.fill(out, 0, <usize>m * row);
  } else if (m == 1) {
    // One row lies in memory the same way whether it is transposed or not.
    if (transB) rowTimesTransposed<T>(a, b, out, k, n, accumulate);
    else rowTimesMatrix<T>(a, b, out, k, n, accumulate);
  } else if (m >= ROWS && <i64>m * <i64>k * <i64>n >= LARGE && (transB || k > 64 || n > 512)) {
    if (transB) large<T>(a, aRow, aCol, b, size, <usize>k * size, out, m, k, n, accumulate);
    else large<T>(a, aRow, aCol, b, row, size, out, m, k, n, accumulate);
  } else if (!transB) {
    small<T>(a, aRow, aCol, b, out, m, k, n, accumulate);
  } else if (!transA) {
    for (let i = 0; i < m; i++) rowTimesTransposed<T>(a + <usize>i * aRow, b, out + <usize>i * row, k, n, accumulate);
  } else {
    large<T>(a, aRow, aCol, b, size, <usize>k * size, out, m, k, n, accumulate);
  }
}

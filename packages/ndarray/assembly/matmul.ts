// Products of matrices: `out (+)= op(a) · op(b)`, with op(a) [m, k] and op(b) [k, n], row-major.
//
// Four ways, by shape: one row times a matrix, one row times a transposed matrix, small products straight from memory,
// and large ones with b from packed panels.

import {
  PACKED_BYTES,
  PACKED_ROWS,
  PACKED_TRANSPOSED_BYTES,
  PACKED_TRANSPOSED_ROWS,
} from "../src/kernels/thresholds";
import { packedProduct } from "./panels";
import { rowTimesMatrix, rowTimesTransposed } from "./row-products";
import { smallProduct } from "./small-products";

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
  const row = <usize>n * size;
  if (k == 0) {
    if (!accumulate) memory.fill(out, 0, <usize>m * row);
    return;
  }
  if (n == 1) {
    // A column is a row: (a · b)ᵀ = bᵀ · aᵀ.
    const column = b;
    b = a;
    a = column;
    transB = 1 - transA;
    n = m;
    m = 1;
  }
  if (k == 1) transB = 0; // a column or a row in memory, the same
  if (m == 1) {
    if (transB) rowTimesTransposed<T>(a, b, out, k, n, accumulate);
    else rowTimesMatrix<T>(a, size, b, out, k, n, accumulate);
    return;
  }
  const aRow = transA ? size : <usize>k * size;
  const aCol = transA ? <usize>m * size : size;
  const bRow = transB ? size : row;
  const bCol = transB ? <usize>k * size : size;
  const rows = transB ? PACKED_TRANSPOSED_ROWS : PACKED_ROWS;
  if (m >= rows && <usize>k * row >= <usize>(transB ? PACKED_TRANSPOSED_BYTES : PACKED_BYTES)) {
    packedProduct<T>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
  } else if (!transB) smallProduct<T>(a, aRow, aCol, b, out, m, k, n, accumulate);
  else if (transA) packedProduct<T>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
  else for (; m; m--, a += aRow, out += row) rowTimesTransposed<T>(a, b, out, k, n, accumulate);
}

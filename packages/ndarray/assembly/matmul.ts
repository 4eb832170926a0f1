// Products of matrices: `out (+)= op(a) · op(b)`, with op(a) [m, k] and op(b) [k, n], row-major.
//
// Four ways, by shape: one row times a matrix, one row times a transposed matrix, small products straight from memory,
// and large ones with b from packed panels.

import { packedProduct } from "./panels";
import { rowTimesMatrix, rowTimesTransposed } from "./row-products";
import { smallProduct } from "./small-products";

// Where packing begins to pay (measured): with b too large for the nearest caches, and rows enough to use it again. A
// transposed b, which the other way reads only along its rows, is packed much earlier.
const ROWS: i32 = 64;
const BYTES: usize = 49152;
const TRANSPOSED_ROWS: i32 = 4;
const TRANSPOSED_BYTES: usize = 256;

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
  if (m >= (transB ? TRANSPOSED_ROWS : ROWS) && <usize>k * row >= (transB ? TRANSPOSED_BYTES : BYTES)) {
    packedProduct<T>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
  } else if (!transB) smallProduct<T>(a, aRow, aCol, b, out, m, k, n, accumulate);
  else if (transA) packedProduct<T>(a, aRow, aCol, b, bRow, bCol, out, row, m, k, n, accumulate);
  else for (; m; m--, a += aRow, out += row) rowTimesTransposed<T>(a, b, out, k, n, accumulate);
}

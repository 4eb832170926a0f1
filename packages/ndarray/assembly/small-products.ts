// Products of small matrices, straight from memory.

import { fourRows } from "./four-rows";
import { rowTimesMatrix } from "./row-products";

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
  for (; m >= 4; m -= 4, a += 4 * aRow, out += 4 * row) {
    fourRows<T>(a, aRow, aCol, b, row, 32, out, row, k, row, accumulate);
  }
  for (; m; m--, a += aRow, out += row) rowTimesMatrix<T>(a, aCol, b, out, k, n, accumulate);
}

// Copies of strided views: rows, repeated elements, and transposed matrices in squares, so that neither side jumps far.

import { loadSplat, storePart } from "./vector";

/** Copies rows longer than this by the host's own routine, which has a price per call. */
const LONG: usize = 1024;

/** So many columns at a time, of a transposed matrix also rows: what a cache holds of both sides. */
const SQUARE: i32 = 32;

// @ts-ignore: decorator
@inline
function copyRow(from: usize, to: usize, bytes: usize): void {
  if (bytes >= LONG) {
    memory.copy(to, from, bytes);
    return;
  }
  for (; bytes >= 16; bytes -= 16, from += 16, to += 16) v128.store(to, v128.load(from));
  for (; bytes >= 4; bytes -= 4, from += 4, to += 4) store<u32>(to, load<u32>(from));
}

// @ts-ignore: decorator
@inline
function repeat<T>(from: usize, to: usize, bytes: usize): void {
  const x = loadSplat<T>(from);
  for (; bytes >= 16; bytes -= 16, to += 16) v128.store(to, x);
  if (bytes) storePart<T>(to, x, bytes);
}

/** One small square of whole vectors: `to[i, j] = from[j, i]`; `step` and `row` are the bytes between their rows. */
// @ts-ignore: decorator
@inline
export function transposeVectors<T>(from: usize, step: usize, to: usize, row: usize): void {
  if (sizeof<T>() == 8) {
    const x = v128.load(from);
    const y = v128.load(from + step);
    v128.store(to, v128.shuffle<i64>(x, y, 0, 2));
    v128.store(to + row, v128.shuffle<i64>(x, y, 1, 3));
    return;
  }
  const x0 = v128.load(from);
  const x1 = v128.load(from + step);
  const x2 = v128.load(from + 2 * step);
  const x3 = v128.load(from + 3 * step);
  const low01 = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
  const low23 = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5);
  const high23 = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(to + row, v128.shuffle<i64>(low01, low23, 1, 3));
  v128.store(to + 2 * row, v128.shuffle<i64>(high01, high23, 0, 2));
  v128.store(to + 3 * row, v128.shuffle<i64>(high01, high23, 1, 3));
}

/** `to[i, j] = from[j, i]` for rows of `step` bytes in `from` and of `row` bytes in `to` [n0, n1]. */
function transpose<T>(from: usize, step: usize, to: usize, row: usize, n0: i32, n1: i32): void {
  const lanes = 16 / <i32>sizeof<T>();
  for (let i0 = 0; i0 < n0; i0 += SQUARE) {
    const i1 = min(i0 + SQUARE, n0);
    for (let j0 = 0; j0 < n1; j0 += SQUARE) {
      const j1 = min(j0 + SQUARE, n1);
      let i = i0;
      for (; i + lanes <= i1; i += lanes) {
        let p = from + <usize>j0 * step + <usize>i * sizeof<T>();
        let q = to + <usize>i * row + <usize>j0 * sizeof<T>();
        let j = j0;
        for (; j + lanes <= j1; j += lanes, p += <usize>lanes * step, q += 16) transposeVectors<T>(p, step, q, row);
        for (; j < j1; j++, p += step, q += sizeof<T>()) {
          for (let k: usize = 0; k < <usize>lanes; k++) store<T>(q + k * row, load<T>(p + k * sizeof<T>()));
        }
      }
      for (; i < i1; i++) {
        let p = from + <usize>j0 * step + <usize>i * sizeof<T>();
        let q = to + <usize>i * row + <usize>j0 * sizeof<T>();
        for (let j = j0; j < j1; j++, p += step, q += sizeof<T>()) store<T>(q, load<T>(p));
      }
    }
  }
}

/** `out[i, j] = a[i·s0 + j·s1]` */
// @ts-ignore: decorator
@inline
export function gather2d<T>(a: usize, s0: i32, s1: i32, out: usize, n0: i32, n1: i32): void {
  if (n1 == 1) {
    n1 = n0;
    s1 = s0;
    n0 = 1;
  }
  const down = <usize>(<isize>s0 * <isize>sizeof<T>()); // may be negative: addresses wrap
  const along = <usize>(<isize>s1 * <isize>sizeof<T>());
  const row = <usize>n1 * sizeof<T>();
  if (s0 == 1 && s1 > 1) {
    transpose<T>(a, along, out, row, n0, n1);
    return;
  }
  if (s1 == 0 || s1 == 1) {
    for (let i = 0; i < n0; i++, a += down, out += row) {
      if (s1) copyRow(a, out, row);
      else repeat<T>(a, out, row);
    }
    return;
  }
  const columns = abs(s0) < abs(s1) ? SQUARE : n1;
  for (let j0 = 0; j0 < n1; j0 += columns) {
    const bytes = <usize>min(columns, n1 - j0) * sizeof<T>();
    let from = a + <usize>j0 * along;
    let to = out + <usize>j0 * sizeof<T>();
    for (let i = 0; i < n0; i++, from += down, to += row) {
      let p = from;
      for (let j: usize = 0; j < bytes; j += sizeof<T>(), p += along) store<T>(to + j, load<T>(p));
    }
  }
}

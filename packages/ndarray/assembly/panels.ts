// Large products, from packed panels that fit the caches (Goto and van de Geijn 2008).

import { put, put1 } from "./put";
import { mulAdd, splat } from "./vector";

// A tile of the result has ROWS rows and three vectors of columns: with three vectors of b
// and one of a, all sixteen vector registers of a common processor.
export const ROWS: i32 = 4;
const DEPTH: i32 = 256;
const PANEL_ROWS: i32 = 128;
const PANEL_VECTORS: i32 = 120;

/** Where the panels and the tile at an edge lie: below the arena, where nothing else is. */
const WORKSPACE: usize = 65536;
const EDGE: usize = WORKSPACE;
const PANEL_A: usize = WORKSPACE + 4096;
const PANEL_B: usize = PANEL_A + 128 * 256 * 8;

/** One tile from packed panels: `out[4, 3 vectors] (+)= a[depth, 4] · b[depth, 3 vectors]`. */
// @ts-ignore: decorator
@inline
function tile<T>(a: usize, b: usize, depth: i32, out: usize, row: usize, accumulate: i32): void {
  const size = sizeof<T>();
  let c00 = splat<T>(0);
  let c01 = splat<T>(0);
  let c02 = splat<T>(0);
  let c10 = splat<T>(0);
  let c11 = splat<T>(0);
  let c12 = splat<T>(0);
  let c20 = splat<T>(0);
  let c21 = splat<T>(0);
  let c22 = splat<T>(0);
  let c30 = splat<T>(0);
  let c31 = splat<T>(0);
  let c32 = splat<T>(0);
  const end = b + <usize>depth * 48;
  for (; b < end; b += 48, a += 4 * size) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    let v = v128.splat<T>(load<T>(a));
    c00 = mulAdd<T>(v, b0, c00);
    c01 = mulAdd<T>(v, b1, c01);
    c02 = mulAdd<T>(v, b2, c02);
    v = v128.splat<T>(load<T>(a + size));
    c10 = mulAdd<T>(v, b0, c10);
    c11 = mulAdd<T>(v, b1, c11);
    c12 = mulAdd<T>(v, b2, c12);
    v = v128.splat<T>(load<T>(a + 2 * size));
    c20 = mulAdd<T>(v, b0, c20);
    c21 = mulAdd<T>(v, b1, c21);
    c22 = mulAdd<T>(v, b2, c22);
    v = v128.splat<T>(load<T>(a + 3 * size));
    c30 = mulAdd<T>(v, b0, c30);
    c31 = mulAdd<T>(v, b1, c31);
    c32 = mulAdd<T>(v, b2, c32);
  }
  put<T>(out, c00, accumulate);
  put<T>(out + 16, c01, accumulate);
  put<T>(out + 32, c02, accumulate);
  out += row;
  put<T>(out, c10, accumulate);
  put<T>(out + 16, c11, accumulate);
  put<T>(out + 32, c12, accumulate);
  out += row;
  put<T>(out, c20, accumulate);
  put<T>(out + 16, c21, accumulate);
  put<T>(out + 32, c22, accumulate);
  out += row;
  put<T>(out, c30, accumulate);
  put<T>(out + 16, c31, accumulate);
  put<T>(out + 32, c32, accumulate);
}

/** Packs a block into strips of `width` lines, zeros where it ends: strip by strip, depth by depth. */
// @ts-ignore: decorator
@inline
function pack<T>(from: usize, line: usize, step: usize, lines: i32, depth: i32, width: i32, to: usize): void {
  const size = sizeof<T>();
  for (let start = 0; start < lines; start += width) {
    const count = min(width, lines - start);
    const strip = from + <usize>start * line;
    for (let p = 0; p < depth; p++) {
      let source = strip + <usize>p * step;
      for (let i = 0; i < count; i++, source += line, to += size) store<T>(to, load<T>(source));
      for (let i = count; i < width; i++, to += size) store<T>(to, <T>0);
    }
  }
}

/** `out[m, n] (+)= op(a) · op(b)` by panels. Element (i, p) of op(a) is at `a + i·aRow + p·aCol`, likewise op(b) (bytes). */
// @ts-ignore: decorator
@inline
export function large<T>(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  out: usize,
  m: i32,
  k: i32,
  n: i32,
  accumulate: i32,
): void {
  const size = sizeof<T>();
  const width = 48 / <i32>size;
  const panelColumns = PANEL_VECTORS * (16 / <i32>size);
  const row = <usize>n * size;
  for (let j0 = 0; j0 < n; j0 += panelColumns) {
    const columns = min(panelColumns, n - j0);
    for (let p0 = 0; p0 < k; p0 += DEPTH) {
      const depth = min(DEPTH, k - p0);
      const add = accumulate | <i32>(p0 > 0);
      pack<T>(b + <usize>p0 * bRow + <usize>j0 * bCol, bCol, bRow, columns, depth, width, PANEL_B);
      for (let i0 = 0; i0 < m; i0 += PANEL_ROWS) {
        const rows = min(PANEL_ROWS, m - i0);
        pack<T>(a + <usize>i0 * aRow + <usize>p0 * aCol, aRow, aCol, rows, depth, ROWS, PANEL_A);
        for (let j = 0; j < columns; j += width) {
          const stripB = PANEL_B + <usize>j * <usize>depth * size;
          for (let i = 0; i < rows; i += ROWS) {
            const stripA = PANEL_A + <usize>i * <usize>depth * size;
            const to = out + <usize>(i0 + i) * row + <usize>(j0 + j) * size;
            const inside = i + ROWS <= rows && j + width <= columns;
            tile<T>(stripA, stripB, depth, inside ? to : EDGE, inside ? row : 48, inside ? add : 0);
            if (!inside) copyEdge<T>(to, row, min(ROWS, rows - i), min(width, columns - j), add);
          }
        }
      }
    }
  }
}

/** The part of a tile at an edge that belongs to the result. */
// @ts-ignore: decorator
@inline
function copyEdge<T>(out: usize, row: usize, rows: i32, columns: i32, accumulate: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const offset = <usize>j * sizeof<T>();
      put1<T>(out + <usize>i * row + offset, load<T>(EDGE + <usize>i * 48 + offset), accumulate);
    }
  }
}

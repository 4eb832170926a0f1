// Large products, from packed panels that fit the caches (Goto and van de Geijn 2008).

import { transposeVectors } from "./gather";
import { addTo, put, put1 } from "./put";
import { loadSplat, mulAdd, splat } from "./vector";
import { BLOCK, EDGE, PANEL_A, PANEL_B } from "./workspace";

// A tile of the result has ROWS rows and two vectors of columns: eight accumulators. Wider ones would save loads, but
// leave engines too few registers (4 x 3: 27 GFLOP/s, 4 x 2: 42).
const ROWS: i32 = 4;
const TILE_BYTES: usize = 32;
const DEPTH: i32 = 256;
const PANEL_ROWS: i32 = 128;
const PANEL_BYTES: usize = 1920; // of columns
const BLOCK_ROWS: i32 = 512;

/** One tile from packed panels: `out[4, 2 vectors] (+)= a[depth, 4] · b[depth, 2 vectors]`. */
function tile<T>(a: usize, b: usize, depth: i32, out: usize, row: usize, accumulate: i32): void {
  const size = sizeof<T>();
  let c00 = splat<T>(0);
  let c01 = splat<T>(0);
  let c10 = splat<T>(0);
  let c11 = splat<T>(0);
  let c20 = splat<T>(0);
  let c21 = splat<T>(0);
  let c30 = splat<T>(0);
  let c31 = splat<T>(0);
  for (const end = b + <usize>depth * TILE_BYTES; b < end; b += TILE_BYTES, a += 4 * size) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const v0 = loadSplat<T>(a);
    c00 = mulAdd<T>(v0, b0, c00);
    c01 = mulAdd<T>(v0, b1, c01);
    const v1 = loadSplat<T>(a + size);
    c10 = mulAdd<T>(v1, b0, c10);
    c11 = mulAdd<T>(v1, b1, c11);
    const v2 = loadSplat<T>(a + 2 * size);
    c20 = mulAdd<T>(v2, b0, c20);
    c21 = mulAdd<T>(v2, b1, c21);
    const v3 = loadSplat<T>(a + 3 * size);
    c30 = mulAdd<T>(v3, b0, c30);
    c31 = mulAdd<T>(v3, b1, c31);
  }
  put<T>(out, c00, accumulate);
  put<T>(out + 16, c01, accumulate);
  out += row;
  put<T>(out, c10, accumulate);
  put<T>(out + 16, c11, accumulate);
  out += row;
  put<T>(out, c20, accumulate);
  put<T>(out + 16, c21, accumulate);
  out += row;
  put<T>(out, c30, accumulate);
  put<T>(out + 16, c31, accumulate);
}

/** The part of a tile at an edge that belongs to the result. */
function copyEdge<T>(out: usize, row: usize, rows: i32, bytes: usize, accumulate: i32): void {
  for (let from = EDGE; rows; rows--, from += TILE_BYTES, out += row) {
    for (let j: usize = 0; j < bytes; j += sizeof<T>()) put1<T>(out + j, load<T>(from + j), accumulate);
  }
}

/** A whole strip whose lines lie side by side: each step of the depth is `bytes` in one piece. */
// @ts-ignore: decorator
@inline
function packSideBySide(from: usize, step: usize, depth: i32, bytes: usize, to: usize): void {
  for (; depth; depth--, from += step) {
    for (let i: usize = 0; i < bytes; i += 16, to += 16) v128.store(to, v128.load(from + i));
  }
}

/** A whole strip of `width` lines, each of them in one piece: turned in small squares. */
// @ts-ignore: decorator
@inline
function packTurned<T>(from: usize, line: usize, depth: i32, width: i32, to: usize): void {
  const size = sizeof<T>();
  const lanes = 16 / <i32>size;
  const bytes = <usize>width * size;
  for (; depth >= lanes; depth -= lanes, from += 16, to += <usize>lanes * bytes) {
    for (let i = 0, q = from; i < width; i += lanes, q += <usize>lanes * line) {
      transposeVectors<T>(q, line, to + <usize>i * size, bytes);
    }
  }
  packElements<T>(from, line, size, width, depth, width, to);
}

/** A strip of `count` lines element by element; up to `width`, the missing ones are 0. */
function packElements<T>(from: usize, line: usize, step: usize, count: i32, depth: i32, width: i32, to: usize): void {
  const size = sizeof<T>();
  for (; depth; depth--, from += step) {
    let i = 0;
    for (let q = from; i < count; i++, q += line, to += size) store<T>(to, load<T>(q));
    for (; i < width; i++, to += size) store<T>(to, <T>0);
  }
}

/**
 * Packs a block into strips of `width` lines, strip by strip and in it depth by depth. Elements of a line are `step`
 * bytes apart, lines are `line` bytes apart; one of the two is the size of an element.
 */
function pack<T>(from: usize, line: usize, step: usize, lines: i32, depth: i32, width: i32, to: usize): void {
  const bytes = <usize>width * sizeof<T>();
  for (; lines > 0; lines -= width, from += <usize>width * line, to += <usize>depth * bytes) {
    if (lines < width) packElements<T>(from, line, step, lines, depth, width, to);
    else if (line == sizeof<T>()) packSideBySide(from, step, depth, bytes, to);
    else packTurned<T>(from, line, depth, width, to);
  }
}

/** `out[m, n] (+)= op(a) · op(b)`. Element (i, p) of op(a) is at `a + i·aRow + p·aCol`, likewise op(b) (bytes). */
export function packedProduct<T>(
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
  const row = <usize>n * sizeof<T>();
  const panelColumns = <i32>(PANEL_BYTES / sizeof<T>());
  const inBlocks = accumulate && k > DEPTH;
  for (let j = 0; j < n; j += panelColumns) {
    const columns = min(panelColumns, n - j);
    const right = b + <usize>j * bCol;
    const to = out + <usize>j * sizeof<T>();
    if (!inBlocks) {
      columnPanel<T>(a, aRow, aCol, right, bRow, bCol, to, row, m, k, columns, accumulate);
      continue;
    }
    // What is added is the whole product, so it must be whole before: some rows at a time.
    const bytes = <usize>columns * sizeof<T>();
    for (let i = 0; i < m; i += BLOCK_ROWS) {
      const rows = min(BLOCK_ROWS, m - i);
      columnPanel<T>(a + <usize>i * aRow, aRow, aCol, right, bRow, bCol, BLOCK, bytes, rows, k, columns, 0);
      for (let r = 0; r < rows; r++) addTo<T>(BLOCK + <usize>r * bytes, to + <usize>(i + r) * row, bytes);
    }
  }
}

/** The product of a with so many columns of b as a panel has, into rows that are `row` bytes apart. */
function columnPanel<T>(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  out: usize,
  row: usize,
  m: i32,
  k: i32,
  columns: i32,
  accumulate: i32,
): void {
  const size = sizeof<T>();
  const width = <i32>(TILE_BYTES / size);
  for (let p = 0; p < k; p += DEPTH, accumulate = 1) {
    const depth = min(DEPTH, k - p);
    pack<T>(b + <usize>p * bRow, bCol, bRow, columns, depth, width, PANEL_B);
    for (let i = 0; i < m; i += PANEL_ROWS) {
      const rows = min(PANEL_ROWS, m - i);
      pack<T>(a + <usize>i * aRow + <usize>p * aCol, aRow, aCol, rows, depth, ROWS, PANEL_A);
      panelProduct<T>(rows, depth, columns, out + <usize>i * row, row, accumulate);
    }
  }
}

/** The product of the packed panels, tile by tile. */
function panelProduct<T>(rows: i32, depth: i32, columns: i32, out: usize, row: usize, accumulate: i32): void {
  const size = sizeof<T>();
  const width = <i32>(TILE_BYTES / size);
  for (let j = 0; j < columns; j += width) {
    const stripB = PANEL_B + <usize>j * <usize>depth * size;
    for (let i = 0; i < rows; i += ROWS) {
      const stripA = PANEL_A + <usize>i * <usize>depth * size;
      const to = out + <usize>i * row + <usize>j * size;
      if (i + ROWS <= rows && j + width <= columns) tile<T>(stripA, stripB, depth, to, row, accumulate);
      else {
        tile<T>(stripA, stripB, depth, EDGE, TILE_BYTES, 0);
        copyEdge<T>(to, row, min(ROWS, rows - i), <usize>min(width, columns - j) * size, accumulate);
      }
    }
  }
}

// Large products, with b from packed panels that fit the caches (Goto and van de Geijn 2008).

import { DEPTH, PANEL_BYTES } from "../src/kernels/thresholds";
import { fourRows, ROWS, TILE_BYTES } from "./four-rows";
import { transposeVectors } from "./gather";
import { addTo, putRow } from "./put";
import { BLOCK, EDGE, PANEL_A, PANEL_B } from "./workspace";

export { ROWS, TILE_BYTES } from "./four-rows";

export const PANEL_ROWS: i32 = 128;
// A transposed a is packed, too, if its panels are used for so many columns: it lies in no order that caches like.
const PACKED_COLUMNS: i32 = 128;
const BLOCK_ROWS: i32 = 512;

/** A whole strip whose lines lie side by side: each step of the depth is `bytes` in one piece. */
// @ts-ignore: decorator
@inline
function packSideBySide(from: usize, step: usize, depth: i32, bytes: usize, to: usize): void {
  for (; depth; depth--, from += step) {
    for (let i: usize = 0; i < bytes; i += 16, to += 16) v128.store(to, v128.load(from + i));
  }
}

/** Four such strips of 32 bytes at once: whole cache lines, and fewer visits to far rows. */
function packFourSideBySide(from: usize, step: usize, depth: i32, to: usize): void {
  const strip = <usize>depth * 32;
  for (; depth; depth--, from += step, to += 32) {
    let out = to;
    for (let i: usize = 0; i < 128; i += 32, out += strip) {
      v128.store(out, v128.load(from + i));
      v128.store(out, v128.load(from + i, 16), 16);
    }
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
export function pack<T>(from: usize, line: usize, step: usize, lines: i32, depth: i32, width: i32, to: usize): void {
  const bytes = <usize>width * sizeof<T>();
  if (line == sizeof<T>() && bytes == 32) {
    const four = 4 * width;
    for (; lines >= four; lines -= four, from += 128, to += <usize>depth * 128) {
      packFourSideBySide(from, step, depth, to);
    }
  }
  for (; lines > 0; lines -= width, from += <usize>width * line, to += <usize>depth * bytes) {
    if (lines < width) packElements<T>(from, line, step, lines, depth, width, to);
    else if (line == sizeof<T>()) packSideBySide(from, step, depth, bytes, to);
    else packTurned<T>(from, line, depth, width, to);
  }
}

/**
 * `out[m, n] (+)= op(a) · op(b)`, with rows of `out` that are `row` bytes apart. Element (i, p) of op(a) is at
 * `a + i·aRow + p·aCol`, likewise op(b) (bytes).
 *
 * Each element is the same sequence of operations whatever m and n are, so a part of a product has the digits of the
 * whole; threads depend on it.
 */
export function packedProduct<T>(
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
  n: i32,
  accumulate: i32,
): void {
  const panelColumns = PANEL_BYTES / <i32>sizeof<T>();
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

/** The product of a with as many columns of b as a panel has, into rows that are `row` bytes apart. */
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
  const bytes = <usize>columns * size;
  const packs = aCol != size && columns >= PACKED_COLUMNS;
  for (let p = 0; p < k; p += DEPTH, accumulate = 1) {
    const depth = min(DEPTH, k - p);
    const tileB = <usize>depth * TILE_BYTES;
    pack<T>(b + <usize>p * bRow, bCol, bRow, columns, depth, width, PANEL_B);
    const left = a + <usize>p * aCol;
    let i = 0;
    if (!packs) {
      for (let to = out; i + ROWS <= m; i += ROWS, to += ROWS * row) {
        fourRows<T>(left + <usize>i * aRow, aRow, aCol, PANEL_B, TILE_BYTES, tileB, to, row, depth, bytes, accumulate);
      }
    }
    for (; i < m; i += PANEL_ROWS) {
      const rows = min(PANEL_ROWS, m - i);
      pack<T>(left + <usize>i * aRow, aRow, aCol, rows, depth, ROWS, PANEL_A);
      panelProduct<T>(PANEL_A, rows, depth, columns, out + <usize>i * row, row, accumulate);
    }
  }
}

/** The product of a packed panel with the one in PANEL_B. */
export function panelProduct<T>(
  a: usize,
  rows: i32,
  depth: i32,
  columns: i32,
  out: usize,
  row: usize,
  accumulate: i32,
): void {
  const size = sizeof<T>();
  const tileA = ROWS * size;
  const tileB = <usize>depth * TILE_BYTES;
  const bytes = <usize>columns * size;
  for (; rows >= ROWS; rows -= ROWS, a += <usize>depth * tileA, out += ROWS * row) {
    fourRows<T>(a, size, tileA, PANEL_B, TILE_BYTES, tileB, out, row, depth, bytes, accumulate);
  }
  if (rows == 0) return;
  // A strip that is not whole, with rows of zeros.
  fourRows<T>(a, size, tileA, PANEL_B, TILE_BYTES, tileB, EDGE, PANEL_BYTES, depth, bytes, 0);
  for (let from = EDGE; rows; rows--, from += PANEL_BYTES, out += row) putRow<T>(from, out, bytes, accumulate);
}

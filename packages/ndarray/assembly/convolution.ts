// Convolutions as products of matrices, whose right matrix - the windows of an image - is never whole in memory: it is
// packed straight from the image into the panels of panels.ts, or added from a block of the product to the image.
//
// For one image, with `taps` = channels · window and `places` = windows: out [oc, places] = W [oc, taps] · windows
// [taps, places].

import { CHUNK_BYTES, DEPTH, PANEL_BYTES } from "../src/kernels/thresholds";
import { Geometry, isPadded, paddedPlane, places, taps } from "./geometry";
import { addWindows, copyWindows, fillRow, padded, tapOffsets, unpadded, windowPositions } from "./padding";
import { PANEL_ROWS, pack, panelProduct, ROWS, TILE_BYTES } from "./panels";
import { rowProducts } from "./row-tiles";
import { loadSplat, splat } from "./vector";
import { BLOCK, PANEL_B, ROW } from "./workspace";

// The work memory of a convolution: the packed weights, the table of taps, and one padded image. Its size is computed
// in src/window.ts.

// @ts-ignore: decorator
@inline
function aligned(bytes: usize): usize {
  return (bytes + 15) & ~15;
}

/** Rows of a packed matrix, a whole number of strips. */
// @ts-ignore: decorator
@inline
function stripRows(rows: i32): i32 {
  return (rows + ROWS - 1) & ~(ROWS - 1);
}

/** The bytes of a packed matrix. */
// @ts-ignore: decorator
@inline
function packedBytes<T>(rows: i32, depth: i32): usize {
  return aligned(<usize>stripRows(rows) * <usize>depth * sizeof<T>());
}

/** Packs a whole left matrix, DEPTH by DEPTH. Element (i, p) is at `a + i·aRow + p·aCol`. */
function packLeft<T>(a: usize, aRow: usize, aCol: usize, rows: i32, depth: i32, to: usize): void {
  for (let p = 0; p < depth; p += DEPTH) {
    const part = min(DEPTH, depth - p);
    pack<T>(a + <usize>p * aCol, aRow, aCol, rows, part, ROWS, to);
    to += <usize>stripRows(rows) * <usize>part * sizeof<T>();
  }
}

/** Packs `columns` windows and `depth` taps, whose tables are `positions` and `offsets`, of a padded image. */
function packWindows<T>(image: usize, offsets: usize, positions: usize, columns: i32, depth: i32): void {
  const size = sizeof<T>();
  const width = <i32>(TILE_BYTES / size);
  const end = offsets + <usize>depth * 4;
  let to = PANEL_B;
  for (; columns > 0; columns -= width, positions += <usize>width * 4) {
    const start = <usize>load<u32>(positions);
    const last = <usize>load<u32>(positions + <usize>(width - 1) * 4);
    if (columns >= width && last - start == TILE_BYTES - size) {
      // Side by side.
      const from = image + start;
      for (let p = offsets; p < end; p += 4, to += TILE_BYTES) {
        const q = from + <usize>load<u32>(p);
        v128.store(to, v128.load(q));
        v128.store(to, v128.load(q, 16), 16);
      }
      continue;
    }
    const count = min(columns, width);
    for (let i = 0; i < width; i++) {
      let lane = to + <usize>i * size;
      if (i < count) {
        const from = image + <usize>load<u32>(positions + <usize>i * 4);
        for (let p = offsets; p < end; p += 4, lane += TILE_BYTES) store<T>(lane, load<T>(from + <usize>load<u32>(p)));
      } else for (let p = offsets; p < end; p += 4, lane += TILE_BYTES) store<T>(lane, <T>0);
    }
    to += <usize>depth * TILE_BYTES;
  }
}

/** The product of a matrix packed by {@link packLeft}, from row block to row block, with what is in PANEL_B. */
// @ts-ignore: decorator
@inline
function leftProduct<T>(a: usize, rows: i32, depth: i32, columns: i32, out: usize, row: usize, accumulate: i32): void {
  const size = sizeof<T>();
  for (let i = 0; i < rows; i += PANEL_ROWS) {
    const from = a + <usize>i * <usize>depth * size;
    panelProduct<T>(from, min(PANEL_ROWS, rows - i), depth, columns, out + <usize>i * row, row, accumulate);
  }
}

/** `out = W ∗ x (+ b)`: out [n, oc, oh, ow], W [oc, c, kh, kw], x [n, c, h, w], b [oc] or 0 for none. */
export function conv2d<T>(x: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  const size = sizeof<T>();
  const k = taps(g);
  const count = places(g);
  const row = <usize>count * size;
  const offsets = work + packedBytes<T>(g.oc, k);
  const room = offsets + aligned(<usize>k * 4);
  const panel = PANEL_BYTES / <i32>size;
  packLeft<T>(W, <usize>k * size, size, g.oc, k, work);
  tapOffsets<T>(g, offsets);
  if (isPadded(g)) memory.fill(room, 0, <usize>g.c * paddedPlane<T>(g));
  const imageBytes = <usize>g.c * <usize>g.h * <usize>g.w * size;
  for (let n = 0; n < g.n; n++, x += imageBytes, out += <usize>g.oc * row) {
    const image = padded<T>(g, x, room);
    for (let j = 0; j < count; j += panel) {
      const columns = min(panel, count - j);
      const to = out + <usize>j * size;
      if (b != 0 || k == 0) {
        for (let i = 0; i < g.oc; i++) {
          const value = b != 0 ? loadSplat<T>(b + <usize>i * size) : splat<T>(0);
          fillRow<T>(to + <usize>i * row, value, <usize>columns * size);
        }
      }
      windowPositions<T>(g, j, columns, ROW);
      let left = work;
      for (let p = 0; p < k; p += DEPTH) {
        const depth = min(DEPTH, k - p);
        packWindows<T>(image, offsets + <usize>p * 4, ROW, columns, depth);
        leftProduct<T>(left, g.oc, depth, columns, to, row, i32(b != 0 || p > 0));
        left += <usize>stripRows(g.oc) * <usize>depth * size;
      }
    }
  }
}

/**
 * The opposite direction: `out [n, c, h, w] = Wᵀ · y (+ b)`, each element of y [n, oc, oh, ow] times a filter W
 * [oc, c, kh, kw] added to its window; b [c] or 0 for none.
 */
export function deconv2d<T>(y: usize, W: usize, b: usize, out: usize, work: usize, g: Geometry): void {
  const size = sizeof<T>();
  const width = <i32>(TILE_BYTES / size);
  const k = taps(g);
  const count = places(g);
  const row = <usize>count * size;
  const offsets = work + packedBytes<T>(k, g.oc);
  const room = offsets + aligned(<usize>k * 4);
  const panel = PANEL_BYTES / <i32>size;
  packLeft<T>(W, size, <usize>k * size, k, g.oc, work);
  tapOffsets<T>(g, offsets);
  const imageBytes = <usize>g.c * <usize>g.h * <usize>g.w * size;
  const plane = paddedPlane<T>(g);
  for (let n = 0; n < g.n; n++, y += <usize>g.oc * row, out += imageBytes) {
    const image = isPadded(g) ? room : out;
    for (let c = 0; c < g.c; c++) {
      fillRow<T>(image + <usize>c * plane, b != 0 ? loadSplat<T>(b + <usize>c * size) : splat<T>(0), plane);
    }
    for (let j = 0; j < count; j += panel) {
      const columns = min(panel, count - j);
      const blockRow = <usize>columns * size;
      let left = work;
      for (let p = 0; p < g.oc; p += DEPTH) {
        const depth = min(DEPTH, g.oc - p);
        pack<T>(y + <usize>p * row + <usize>j * size, size, row, columns, depth, width, PANEL_B);
        for (let i = 0; i < k; i += PANEL_ROWS) {
          const rows = min(PANEL_ROWS, k - i);
          panelProduct<T>(left + <usize>i * <usize>depth * size, rows, depth, columns, BLOCK, blockRow, 0);
          for (let r = 0; r < rows; r++) {
            const to = image + <usize>load<u32>(offsets + <usize>(i + r) * 4);
            addWindows<T>(g, BLOCK + <usize>r * blockRow, j, columns, to);
          }
        }
        left += <usize>stripRows(k) * <usize>depth * size;
      }
    }
    if (isPadded(g)) unpadded<T>(g, image, out);
  }
}

// Places of CHUNK_BYTES, and this number of taps, are copied at a time from an image.
const CHUNK_TAPS: i32 = 64;

/** `out [oc, c, kh, kw] = Σ gy · windowsᵀ` over all images: the gradient of the filters; x [n, c, h, w], gy [n, oc, oh, ow]. */
export function conv2dGradWeight<T>(x: usize, gy: usize, out: usize, work: usize, g: Geometry): void {
  const size = sizeof<T>();
  const k = taps(g);
  const count = places(g);
  const row = <usize>count * size;
  const outRow = <usize>k * size;
  const room = work + aligned(<usize>k * 4);
  const chunk = CHUNK_BYTES / <i32>size;
  tapOffsets<T>(g, work);
  memory.fill(out, 0, <usize>g.oc * outRow);
  if (isPadded(g)) memory.fill(room, 0, <usize>g.c * paddedPlane<T>(g));
  const imageBytes = <usize>g.c * <usize>g.h * <usize>g.w * size;
  for (let n = 0; n < g.n; n++, x += imageBytes, gy += <usize>g.oc * row) {
    const image = padded<T>(g, x, room);
    for (let j = 0; j < count; j += chunk) {
      const columns = min(chunk, count - j);
      const bytes = <usize>columns * size;
      for (let p = 0; p < k; p += CHUNK_TAPS) {
        const rows = min(CHUNK_TAPS, k - p);
        for (let r = 0; r < rows; r++) {
          const from = image + <usize>load<u32>(work + <usize>(p + r) * 4);
          copyWindows<T>(g, from, j, columns, BLOCK + <usize>r * bytes);
        }
        rowProducts<T>(gy + <usize>j * size, row, g.oc, BLOCK, bytes, rows, columns, out + <usize>p * size, outRow);
      }
    }
  }
}

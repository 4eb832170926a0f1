/**
 * The geometry and the work memory of image kernels.
 *
 * @module
 */
import { type DType, itemSize } from "../array/dtype.ts";
import { type Geometry, writeGeometry } from "../kernels/geometry.ts";
import { arena } from "../memory/arena.ts";
import { heap } from "../memory/heap.ts";
import type { Span } from "../memory/span.ts";

/** The address of the geometry, and that of the work memory after it. They are valid until the next call. */
export interface Work {
  readonly geometry: number;
  readonly work: number;
}

const HEADER = 64;
/** One block for all calls: kernels keep nothing in it, and no allocation can move it. */
let block: { readonly span: Span; readonly size: number } | null = null;

/** Writes a geometry where kernels can read it, with `bytes` of work memory. Moves no array. */
export function prepare(g: Geometry, bytes = 0): Work {
  const size = (HEADER + bytes) & ~3;
  if (block === null || block.size < size) {
    if (block !== null) arena.freePinned(block.span, block.size);
    block = null;
    block = { span: arena.allocatePinned(size), size };
  }
  const { base } = block.span;
  writeGeometry(g, heap.int32, base);
  return { geometry: base, work: base + HEADER };
}

/**
 * The work memory of a convolution: a packed matrix [rows, depth], full strips of 4 rows, a table with a position for
 * each tap, and a padded image, in the layout of `assembly/convolution.ts`, each part rounded up to 16 bytes.
 */
export function workBytes(g: Geometry, dtype: DType, rows: number, depth: number): number {
  const item = itemSize[dtype];
  const packed = Math.ceil(rows / 4) * 4 * depth * item;
  const image = g.c * (g.h + 2 * g.padH) * (g.w + 2 * g.padW) * item;
  return packed + g.c * g.kh * g.kw * 4 + image + 64;
}

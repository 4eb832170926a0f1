/**
 * What kernels of images read and use beside their operands.
 *
 * @module
 */
import { type DType, itemSize } from "../array/dtype.ts";
import { type Geometry, writeGeometry } from "../kernels/geometry.ts";
import { arena } from "../memory/arena.ts";
import { heap } from "../memory/heap.ts";
import type { Span } from "../memory/span.ts";

/** The geometry as an address for kernels, and work memory after it. They hold until the next call. */
export interface Work {
  readonly geometry: number;
  readonly work: number;
}

const HEADER = 64;
/** One block for all: kernels leave nothing in it, and it stays where it is, so that no allocation can move it. */
let block: { readonly span: Span; readonly size: number } | null = null;

/** Writes a geometry where kernels can read it, with room for `bytes` of work. Moves no array. */
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
 * The work memory of a convolution: a packed matrix [rows, depth], whole strips of 4 rows, a table with a place for each
 * tap, and a padded image. What `assembly/convolution.ts` lays there, each part rounded up to 16 bytes.
 */
export function workBytes(g: Geometry, dtype: DType, rows: number, depth: number): number {
  const item = itemSize[dtype];
  const packed = Math.ceil(rows / 4) * 4 * depth * item;
  const image = g.c * (g.h + 2 * g.padH) * (g.w + 2 * g.padW) * item;
  return packed + g.c * g.kh * g.kw * 4 + image + 64;
}

/**
 * Arrays with a block of memory of their own, and who frees it.
 *
 * Parameters, optimizer state and gradients are pinned: permanently in the heap, and updated in place. The code that
 * pinned an array frees its block with {@link unpin} or {@link vacate}; the block of an array that was
 * garbage-collected is free, too.
 *
 * @module
 */
import { StateError } from "../errors/errors.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { arena } from "../memory/arena.ts";
import type { Span } from "../memory/span.ts";
import { bytesOf, type DType } from "./dtype.ts";
import { contiguous, NdArray, resolve } from "./ndarray.ts";
import { formatShape, type Shape, sizeOf } from "./shape.ts";

/** Whether an array is pinned: permanently in the heap, and updated in place. */
export function isPinned(a: NdArray): boolean {
  return a.span.pinned;
}

/** A pinned copy of an array. Its block is used again once the copy is garbage. */
export function pin<D extends DType>(a: NdArray<D>): NdArray<D> {
  const x = contiguous(a);
  return copyTo(arena.allocatePinned(bytesIn(x)), x);
}

/** A pinned array of zeros. */
export function pinnedZeros<D extends DType>(shape: Shape, dtype: D): NdArray<D> {
  const size = sizeOf(shape);
  const span = arena.allocatePinned(size * bytesOf(dtype));
  arithmeticKernels.of(dtype).fill(span.base, 0, size);
  return new NdArray(span.base, span, shape, size, dtype, null);
}

/**
 * A copy that stays in the heap, for an array that is read repeatedly, such as the examples of a data set: other arrays
 * move out at some time and copied back at each use. Returns the array itself if there is no memory. Unlike a
 * pinned array it is never written.
 */
export function resident<D extends DType>(a: NdArray<D>): NdArray<D> {
  const x = contiguous(a);
  const span = arena.allocateResident(bytesIn(x));
  return span === null ? a : copyTo(span, x);
}

/**
 * Makes the block of a pinned array writable again: its values move out, so references to the array stay valid. Returns
 * a new handle on the old block. Throws {@link StateError} unless the array is pinned.
 */
export function vacate<D extends DType>(a: NdArray<D>): NdArray<D> {
  checkPinned(a, "vacate");
  const span = arena.renewPinned(a.span, bytesIn(a));
  return new NdArray(span.base, span, a.dims, a.size, a.dtype, null);
}

/**
 * Frees the block of a pinned array at once, instead of after garbage collection, which a synchronous loop prevents.
 * References to the array keep its values; it is no longer pinned. Throws {@link StateError} unless it was pinned: a
 * block freed twice would be given to two arrays.
 */
export function unpin(a: NdArray): void {
  checkPinned(a, "unpin");
  arena.freePinned(a.span, bytesIn(a));
}

/** Throws {@link StateError} for an array without a block of its own. */
function checkPinned(a: NdArray, op: string): void {
  if (!a.span.pinned) throw new StateError(`${op}: the array of shape ${formatShape(a.dims)} is not pinned`);
}

function bytesIn(a: NdArray): number {
  return a.size * bytesOf(a.dtype);
}

/** Copies a contiguous array into a block. */
function copyTo<D extends DType>(span: Span, x: NdArray<D>): NdArray<D> {
  arithmeticKernels.of(x.dtype).copy(resolve(x), span.base, x.size);
  return new NdArray(span.base, span, x.dims, x.size, x.dtype, null);
}

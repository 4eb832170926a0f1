/**
 * Arrays with a block of their own, and who frees it.
 *
 * Parameters, the state of optimizers and gradients are pinned: resident for good, and updated in place. What has pinned an
 * array frees its block with {@link unpin} or {@link vacate}; a block whose array is garbage is free, too.
 *
 * @module
 */
import { StateError } from "../errors/errors.ts";
import { kernelsOf } from "../kernels/index.ts";
import { arena } from "../memory/arena.ts";
import type { Span } from "../memory/span.ts";
import { bytesOf, type DType } from "./dtype.ts";
import { contiguous, NdArray, resolve } from "./ndarray.ts";
import { formatShape, type Shape, sizeOf } from "./shape.ts";

/** Whether an array is pinned: resident for good, and updated in place. */
export function isPinned(a: NdArray): boolean {
  return a.span.pinned;
}

/** A pinned copy of an array. Its bytes are used again once the copy is garbage. */
export function pin<D extends DType>(a: NdArray<D>): NdArray<D> {
  const x = contiguous(a);
  return copyTo(arena.allocatePinned(bytesIn(x)), x);
}

/** A pinned array of zeros. */
export function pinnedZeros<D extends DType>(shape: Shape, dtype: D): NdArray<D> {
  const size = sizeOf(shape);
  const span = arena.allocatePinned(size * bytesOf(dtype));
  kernelsOf(dtype).fill(span.base, 0, size);
  return new NdArray(span.base, span, shape, size, dtype, null);
}

/**
 * A copy that stays where kernels read it, for an array that is read again and again: the examples of a dataset. Any other
 * array moves out of the heap sooner or later, and is brought back each time it is used. The array itself if there is no
 * room. Unlike a pinned array it is never written.
 */
export function resident<D extends DType>(a: NdArray<D>): NdArray<D> {
  const x = contiguous(a);
  const span = arena.allocateResident(bytesIn(x));
  return span === null ? a : copyTo(span, x);
}

/**
 * Frees the block of a pinned array to be written again, unnoticed by those who hold the array: its values move out. The
 * result is a new handle on the old block. Throws {@link StateError} unless the array is pinned.
 */
export function vacate<D extends DType>(a: NdArray<D>): NdArray<D> {
  checkPinned(a, "vacate");
  const span = arena.renewPinned(a.span, bytesIn(a));
  return new NdArray(span.base, span, a.dims, a.size, a.dtype, null);
}

/**
 * Frees the block of a pinned array at once, without waiting until the array is garbage, which a host without a pause
 * never finds out. Those who hold the array keep its values; it is not pinned any more. Throws {@link StateError}
 * unless it was: a block that is freed twice would be given to two arrays.
 */
export function unpin(a: NdArray): void {
  checkPinned(a, "unpin");
  arena.freePinned(a.span, bytesIn(a));
}

/** Throws {@link StateError} for an array that has no block of its own to give away. */
function checkPinned(a: NdArray, op: string): void {
  if (!a.span.pinned) throw new StateError(`${op}: the array of shape ${formatShape(a.dims)} is not pinned`);
}

function bytesIn(a: NdArray): number {
  return a.size * bytesOf(a.dtype);
}

/** A contiguous array copied into a block that was taken for it. */
function copyTo<D extends DType>(span: Span, x: NdArray<D>): NdArray<D> {
  kernelsOf(x.dtype).copy(resolve(x), span.base, x.size);
  return new NdArray(span.base, span, x.dims, x.size, x.dtype, null);
}

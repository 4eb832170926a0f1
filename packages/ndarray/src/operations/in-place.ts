/**
 * The writes: what optimizers do to parameters, and a backward to the sums of its gradients.
 *
 * Every other operation makes a new array. These change one that is pinned (or private to a running backward), as
 * NumPy's `target += a` does: computed in the dtype in which both meet, then rounded once to that of the target.
 *
 * @module
 */

import { bytesOf, type DType, isFloat } from "../array/dtype.ts";
import { contiguous, NdArray, resolve } from "../array/ndarray.ts";
import { canBroadcast, formatShape, type Shape, sameShape, sizeOf } from "../array/shape.ts";
import { noteWrite } from "../array/versions.ts";
import { ShapeError, StateError } from "../errors/errors.ts";
import { kernelsOf } from "../kernels/index.ts";
import {
  allocatePinned,
  allocateResident,
  isPrivate,
  newSpan,
  unpin as unpinSpan,
  vacate as vacateSpan,
} from "../memory/arena.ts";
import { constant } from "../memory/storage.ts";
import { add, div, mul, sqrt, sub } from "./elementwise.ts";
import { broadcastTo, ready } from "./movement.ts";

/** Whether an array is pinned: resident for good, and updated in place. */
export function isPinned(a: NdArray): boolean {
  return a.span.pinned;
}

/** Throws {@link StateError} for an array that has no block of its own to give away. */
function checkPinned(a: NdArray, op: string): void {
  if (!a.span.pinned) throw new StateError(`${op}: the array of shape ${formatShape(a.dims)} is not pinned`);
}

/** A pinned copy of an array. Its bytes are used again once nobody holds it. */
export function pin<D extends DType>(a: NdArray<D>): NdArray<D> {
  const x = contiguous(a);
  const size = x.size * bytesOf(x.dtype);
  const ptr = allocatePinned(size);
  const out = new NdArray(ptr, newSpan, x.dims, x.size, x.dtype, null);
  kernelsOf(x.dtype).copy(resolve(x), ptr, x.size);
  return out;
}

/**
 * A copy that stays where kernels read it, for an array that is read again and again: the examples of a dataset. Any other
 * array moves out of the heap sooner or later, and is brought back each time it is used. The array itself if there is no
 * room. Unlike a pinned array it is never written.
 */
export function resident<D extends DType>(a: NdArray<D>): NdArray<D> {
  const x = contiguous(a);
  const ptr = allocateResident(x.size * bytesOf(x.dtype));
  if (ptr < 0) return a;
  const out = new NdArray(ptr, newSpan, x.dims, x.size, x.dtype, null);
  kernelsOf(x.dtype).copy(resolve(x), ptr, x.size);
  return out;
}

/** A pinned array of zeros. */
export function pinnedZeros<D extends DType>(shape: Shape, dtype: D): NdArray<D> {
  const size = sizeOf(shape);
  const ptr = allocatePinned(size * bytesOf(dtype));
  kernelsOf(dtype).fill(ptr, 0, size);
  return new NdArray(ptr, newSpan, shape, size, dtype, null);
}

/**
 * Frees the block of a pinned array to be written again without whoever holds the array noticing: its values move out.
 * The result is a new handle on the old block. Throws {@link StateError} unless the array is pinned.
 */
export function vacate<D extends DType>(a: NdArray<D>): NdArray<D> {
  checkPinned(a, "vacate");
  const { span } = a;
  const base = span.base;
  return new NdArray(base, vacateSpan(span, a.size * bytesOf(a.dtype)), a.dims, a.size, a.dtype, null);
}

/**
 * Frees the block of a pinned array at once, without waiting until the array is garbage, which a host without a pause
 * never finds out. Whoever holds the array keeps its values; it is not pinned any more. Throws {@link StateError}
 * unless it was: a block that is freed twice would be given to two arrays.
 */
export function unpin(a: NdArray): void {
  checkPinned(a, "unpin");
  unpinSpan(a.span, a.size * bytesOf(a.dtype));
}

/** @internal Throws {@link StateError} for a target that is not to be written: it must stay where it is, and be contiguous. */
export function checkWritable(target: NdArray, op: string): void {
  if (!(target.span.pinned || isPrivate(target.span))) {
    throw new StateError(`${op}: only a pinned array is updated in place, use pin() first`);
  }
  if (target.strides !== null) {
    const [shape, strides] = [formatShape(target.dims), formatShape(target.strides)];
    throw new StateError(`${op}: a view of shape ${shape} with strides ${strides} is not updated in place`);
  }
}

/** @internal */
export function misfit(target: NdArray, a: NdArray, op: string): ShapeError {
  return new ShapeError(`${op}: shape ${formatShape(a.dims)} does not fit ${formatShape(target.dims)}`);
}

/** Throws like {@link checkWritable}, and {@link ShapeError} for a target that `a` does not fit. */
function checkTarget(target: NdArray, a: NdArray, op: string): void {
  checkWritable(target, op);
  if (!sameShape(target.dims, a.dims)) throw misfit(target, a, op);
}

/**
 * Whether one kernel does the whole of it: operands of the float dtype of the target meet in that dtype. Whole numbers
 * do not (2 · 1.5 is rounded once, at the end), nor do bools, which count as int32.
 */
function meetInTarget(target: NdArray, a: NdArray): boolean {
  return isFloat(target.dtype) && a.dtype === target.dtype;
}

/** `target = a`, converted to the dtype of the target. */
export function assign(target: NdArray, a: NdArray): void {
  checkTarget(target, a, "assign");
  noteWrite(target);
  const x = ready(a, target.dtype);
  kernelsOf(x.dtype).copy(resolve(x), target.ptr, x.size);
}

/** `target += a`; `a` is broadcast to the shape of the target. */
export function addInPlace(target: NdArray, a: NdArray): void {
  checkWritable(target, "addInPlace");
  if (!canBroadcast(a.dims, target.dims)) throw misfit(target, a, "addInPlace");
  noteWrite(target);
  const spread = broadcastTo(a, target.dims);
  if (!meetInTarget(target, a)) {
    assign(target, add(target, spread));
    return;
  }
  const x = contiguous(spread);
  kernelsOf(a.dtype).add(target.ptr, 1, resolve(x), 1, target.ptr, x.size);
}

/** `target *= factor`. */
export function mulInPlace(target: NdArray, factor: number): void {
  checkWritable(target, "mulInPlace");
  noteWrite(target);
  if (!meetInTarget(target, target)) {
    assign(target, mul(target, factor));
    return;
  }
  const { dtype, ptr } = target;
  kernelsOf(dtype).mul(ptr, 1, constant(dtype, factor), 0, ptr, target.size);
}

/** `target += scale · a`. */
export function addScaled(target: NdArray, a: NdArray, scale: number): void {
  checkTarget(target, a, "addScaled");
  noteWrite(target);
  if (!meetInTarget(target, a)) {
    assign(target, add(target, mul(a, scale)));
    return;
  }
  const x = contiguous(a);
  kernelsOf(a.dtype).addScaled(resolve(x), scale, target.ptr, x.size);
}

/** What a step of Adam needs beside its arrays: `c1 = 1 − β₁`, `c2 = 1 − β₂`, the corrected step size, and ε. */
export interface AdamStep {
  readonly c1: number;
  readonly c2: number;
  readonly rate: number;
  readonly eps: number;
}

/**
 * One step of Adam in place: `m += c1·(g − m)`, `v += c2·(g² − v)`, `p −= rate·m / (√v + ε)`, in this order of
 * operations (Kingma and Ba 2014, in the form of DeZero).
 */
export function adamStep(p: NdArray, g: NdArray, m: NdArray, v: NdArray, { c1, c2, rate, eps }: AdamStep): void {
  for (const target of [p, m, v]) checkTarget(target, g, "adamStep");
  for (const target of [p, m, v]) noteWrite(target);
  const { dtype } = p;
  if ([g, m, v].every((a) => meetInTarget(p, a))) {
    const x = contiguous(g);
    kernelsOf(dtype).adam(p.ptr, resolve(x), m.ptr, v.ptr, p.size, c1, c2, rate, eps);
    return;
  }
  assign(m, add(m, mul(sub(g, m), c1)));
  assign(v, add(v, mul(sub(mul(g, g), v), c2)));
  assign(p, sub(p, div(mul(m, rate), add(sqrt(v), eps))));
}

/**
 * Writes in place: those of optimizers to parameters, and those of a backward to the sums of its gradients.
 *
 * Every other operation makes a new array. These change one that is pinned (or private to a running backward), as
 * NumPy's `target += a` does: computed in the promoted dtype, then rounded once to that of the target.
 *
 * @module
 */

import { isFloat } from "../array/dtype.ts";
import { contiguous, type NdArray, resolve } from "../array/ndarray.ts";
import { canBroadcast, formatShape, sameShape } from "../array/shape.ts";
import { noteWrite } from "../array/versions.ts";
import { ShapeError, StateError } from "../errors/errors.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { arena } from "../memory/arena.ts";
import { constant } from "../memory/heap.ts";
import { broadcastInto } from "./broadcast-into.ts";
import { add, mul } from "./elementwise.ts";
import { broadcastTo, ready } from "./movement.ts";

/**
 * @internal Throws {@link StateError} for a target that must not be written: it must stay in place and be contiguous.
 */
export function checkWritable(target: NdArray, op: string): void {
  if (!(target.span.pinned || arena.isPrivate(target.span))) {
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

/** @internal Throws like {@link checkWritable}, and {@link ShapeError} for a target that `a` does not fit. */
export function checkTarget(target: NdArray, a: NdArray, op: string): void {
  checkWritable(target, op);
  if (!sameShape(target.dims, a.dims)) throw misfit(target, a, op);
}

/**
 * @internal Whether a single kernel does: float operands that the promotion leaves in the dtype of the target. Not for
 * integers (2 · 1.5 is rounded once, at the end), nor for bools, which count as int32.
 */
export function meetInTarget(target: NdArray, a: NdArray): boolean {
  return isFloat(target.dtype) && a.dtype === target.dtype;
}

/** `target = a`, converted to the dtype of the target. */
export function assign(target: NdArray, a: NdArray): void {
  checkTarget(target, a, "assign");
  noteWrite(target);
  const x = ready(a, target.dtype);
  arithmeticKernels.of(x.dtype).copy(resolve(x), target.ptr, x.size);
}

/** `target += a`; `a` is broadcast to the shape of the target. */
export function addInPlace(target: NdArray, a: NdArray): void {
  checkWritable(target, "addInPlace");
  if (!canBroadcast(a.dims, target.dims)) throw misfit(target, a, "addInPlace");
  noteWrite(target);
  if (meetInTarget(target, a)) broadcastInto(target, arithmeticKernels.of(a.dtype).addRows, target, contiguous(a));
  else assign(target, add(target, broadcastTo(a, target.dims)));
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
  arithmeticKernels.of(dtype).mul(ptr, 1, constant(dtype, factor), 0, ptr, target.size);
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
  arithmeticKernels.of(a.dtype).addScaled(resolve(x), scale, target.ptr, x.size);
}

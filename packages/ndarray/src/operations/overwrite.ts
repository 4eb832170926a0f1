/**
 * Operations that write their result over the first operand, as NumPy's `np.add(a, b, out=a)` does.
 *
 * They are for arrays that the caller has just made and that nothing else refers to, such as the steps of a formula.
 * The results are those of the operations without `Over`; what is saved is memory, and the time in which it moves out of
 * the arena. Where `a` cannot be written, because it has moved or has another dtype or shape than the result, they make a
 * new array. So the first operand must not be used afterwards.
 *
 * @module
 */
import { isFloat } from "../array/dtype.ts";
import { contiguous, type NdArray } from "../array/ndarray.ts";
import { canBroadcast } from "../array/shape.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import type { ArithmeticKernels, BinaryRows } from "../kernels/kernels.ts";
import { arena } from "../memory/arena.ts";
import { broadcastInto } from "./broadcast-into.ts";
import { add, div, mul, type Operand, sub } from "./elementwise.ts";

type Overwriting = (a: NdArray, b: NdArray) => NdArray;

function over(pick: (k: ArithmeticKernels) => BinaryRows, anew: (a: Operand, b: Operand) => NdArray): Overwriting {
  return (a, b) => {
    const y = contiguous(b); // before the question whether a can be written: this may move a out
    const fits = isFloat(a.dtype) && b.dtype === a.dtype && a.strides === null && canBroadcast(y.dims, a.dims);
    if (!fits || !arena.isInPlace(a.span, a.ptr)) return anew(a, y);
    return broadcastInto(a, pick(arithmeticKernels.of(a.dtype)), a, y);
  };
}

/** `a + b`, written over `a` if possible. */
export const addOver: Overwriting = /* @__PURE__ */ over((k) => k.addRows, add);
/** `a − b`, written over `a` if possible. */
export const subOver: Overwriting = /* @__PURE__ */ over((k) => k.subRows, sub);
/** `a · b`, written over `a` if possible. */
export const mulOver: Overwriting = /* @__PURE__ */ over((k) => k.mulRows, mul);
/** `a / b`, written over `a` if possible. */
export const divOver: Overwriting = /* @__PURE__ */ over((k) => k.divRows, div);

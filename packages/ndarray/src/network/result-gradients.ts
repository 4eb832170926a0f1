/**
 * The gradients of functions that are computed from their results.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { promote } from "../array/dtype.ts";
import { empty, type NdArray, resolve } from "../array/ndarray.ts";
import { formatShape, sameShape } from "../array/shape.ts";
import { ShapeError } from "../errors/errors.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import type { ArithmeticKernels } from "../kernels/kernels.ts";
import { ready } from "../operations/movement.ts";

type Grad = (y: NdArray, gy: NdArray) => NdArray;

/**
 * Makes a gradient function from a kernel of a result and its gradient, which are converted to contiguous arrays of one
 * float dtype.
 */
function gradient(
  op: string,
  pick: (k: ArithmeticKernels) => (y: number, gy: number, out: number, n: number) => void,
): Grad {
  return (y, gy) => {
    checkArray(y, op);
    checkArray(gy, op);
    if (!sameShape(y.dims, gy.dims)) {
      throw new ShapeError(`${op}: the gradient has shape ${formatShape(gy.dims)}, the value ${formatShape(y.dims)}`);
    }
    const dtype = promote(y.dtype, gy.dtype);
    const a = ready(y, dtype);
    const b = ready(gy, dtype);
    const out = empty(a.dims, a.size, dtype);
    pick(arithmeticKernels.of(dtype))(resolve(a), resolve(b), out.ptr, a.size);
    return out;
  };
}

/** `gy · (1 − y²)`: the gradient of tanh from its result y, of the same shape. */
export const tanhGrad: Grad = /* @__PURE__ */ gradient("tanhGrad", (k) => k.tanhGrad);
/** `gy · y · (1 − y)`: the gradient of sigmoid from its result y, of the same shape. */
export const sigmoidGrad: Grad = /* @__PURE__ */ gradient("sigmoidGrad", (k) => k.sigmoidGrad);
/** `y > 0 ? gy : 0`: the gradient of relu from its result y, of the same shape. */
export const reluGrad: Grad = /* @__PURE__ */ gradient("reluGrad", (k) => k.reluGrad);

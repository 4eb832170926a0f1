import { checkArray } from "../array/check.ts";
import { isFloat, promote } from "../array/dtype.ts";
import { empty, type NdArray, resolve } from "../array/ndarray.ts";
import { sameShape } from "../array/shape.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { sub } from "../operations/elementwise.ts";
import { astype } from "../operations/movement.ts";
import { squaredNorm } from "../operations/reduce.ts";

/** A difference of two arrays, and the sum of its squares. */
export interface SquaredDistance {
  readonly difference: NdArray;
  readonly sum: number;
}

/**
 * `a − b` and `Σ (a − b)²` in floats, for losses that keep the difference for their gradient. Shapes broadcast; throws
 * {@link ShapeError} if they do not.
 */
export function squaredDistance(a: NdArray, b: NdArray): SquaredDistance {
  checkArray(a, "squaredDistance");
  checkArray(b, "squaredDistance");
  const { dims: shape, size, dtype } = a;
  const alike = a.strides === null && b.strides === null && b.dtype === dtype && isFloat(dtype);
  if (!alike || !(sameShape(shape, b.dims) || (size === 1 && b.size === 1 && b.ndim <= a.ndim))) {
    // Integers become floats first: their differences may overflow int32.
    const difference = sub(isFloat(promote(dtype, b.dtype)) ? a : astype(a, "float64"), b);
    return { difference, sum: squaredNorm(difference) };
  }
  const difference = empty(shape, size, dtype);
  const sum = arithmeticKernels.of(dtype).squaredDistance(resolve(a), resolve(b), difference.ptr, size);
  return { difference, sum };
}

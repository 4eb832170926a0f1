/**
 * The variance and the standard deviation, in two passes: first the mean, then the squares of what differs from it.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { floatOf } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { type Axis, normalizeAxes, type Shape } from "../array/shape.ts";
import type { SharedOptions } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { sub } from "./elementwise.ts";
import { astype } from "./movement.ts";
import { mean, type ReduceOptions, reduceOptions } from "./reduce.ts";
import { meanOfSquares, rootOfMean } from "./scaled-squares.ts";

/** Options of {@link variance} and {@link std}: those of a reduction, and the correction of the divisor. */
export interface VarianceOptions extends ReduceOptions {
  /** Subtracted from the number of elements n (default 0); 1 is unbiased for a sample. */
  readonly ddof?: number;
}

/** The table of {@link VarianceOptions}. */
export const varianceOptions: SharedOptions<VarianceOptions, "axis"> = { ...reduceOptions, ddof: { default: 0 } };

/** The axes, and the divisor of the sum over them: NaN if it is not positive. Throws {@link AxisError} for wrong axes. */
export function degreesOfFreedom(
  op: string,
  shape: Shape,
  axis: Axis,
  ddof: number,
): { readonly axes: number[]; readonly count: number } {
  const axes = normalizeAxes(axis, shape, op);
  const count = axes.reduce((n, i) => n * (shape[i] as number), 1) - ddof;
  return { axes, count: count > 0 ? count : Number.NaN };
}

/** A mean of the squares of what differs from the mean: {@link meanOfSquares}, or its root. */
function deviation(
  op: string,
  a: NdArray,
  options: VarianceOptions | undefined,
  reduce: typeof meanOfSquares,
): NdArray {
  checkArray(a, op);
  const { axis, keepdims, ddof } = readOptions(op, varianceOptions, options);
  const { axes, count } = degreesOfFreedom(op, a.dims, axis, ddof);
  const over = { axis: axes, keepdims: true };
  const x = astype(a, floatOf(a.dtype));
  // The rounded mean of equal numbers is not exactly that number, so the mean of what is left is subtracted, too.
  const apart = sub(x, mean(x, over));
  return reduce(sub(apart, mean(apart, over)), axes, keepdims, count);
}

/**
 * The variance `Σ (a − mean a)² / (n − ddof)` along axes (default all), each over n elements; NaN where n − ddof is not
 * positive. Integers and bools become float64.
 *
 * Throws {@link AxisError} for an axis that is out of range or given twice and {@link ValueError} for a ddof that is not
 * a finite number.
 */
export function variance(a: NdArray, options?: VarianceOptions): NdArray {
  return deviation("variance", a, options, meanOfSquares);
}

/**
 * The standard deviation, the square root of the {@link variance}, whose squares neither overflow nor underflow where
 * the deviation does not. Throws like {@link variance}.
 */
export function std(a: NdArray, options?: VarianceOptions): NdArray {
  return deviation("std", a, options, rootOfMean);
}

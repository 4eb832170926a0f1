/**
 * The variance and the standard deviation, in two passes: first the mean, then the squares of what differs from it.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { floatOf } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { normalizeAxes, reducedShape, type Shape } from "../array/shape.ts";
import type { SharedOptions } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { div, mul, sqrt, sub } from "./elementwise.ts";
import { astype, reshape } from "./movement.ts";
import { mean, type ReduceOptions, reduceOptions } from "./reduce.ts";
import { type ScaledSquares, scaledSquares } from "./scaled-squares.ts";

/** Options of {@link variance} and {@link std}: those of a reduction, and the correction of the divisor. */
export interface VarianceOptions extends ReduceOptions {
  /** Subtracted from the number of elements n (default 0); 1 is unbiased for a sample. */
  readonly ddof?: number;
}

const varianceOptions: SharedOptions<VarianceOptions, "axis"> = { ...reduceOptions, ddof: { default: 0 } };

/** The squares of what differs from the mean, the divisor of their sum, and the shape of the result. */
function squaresOf(
  op: string,
  a: NdArray,
  options: VarianceOptions | undefined,
): Pick<ScaledSquares, "squares" | "scale"> & { count: number; shape: Shape } {
  checkArray(a, op);
  const { axis, keepdims, ddof } = readOptions(op, varianceOptions, options);
  const axes = normalizeAxes(axis, a.dims, op);
  const over = { axis: axes, keepdims: true };
  const x = astype(a, floatOf(a.dtype));
  // The rounded mean of equal numbers is not exactly that number, so the mean of what is left is subtracted, too.
  const apart = sub(x, mean(x, over));
  const { squares, scale } = scaledSquares(sub(apart, mean(apart, over)), { axis: axes });
  const count = axes.reduce((n, i) => n * (a.dims[i] as number), 1) - ddof;
  return { squares, scale, count: count > 0 ? count : Number.NaN, shape: reducedShape(a.dims, axes, keepdims) };
}

/**
 * The variance `Σ (a − mean a)² / (n − ddof)` along axes (default all), each over n elements; NaN where n − ddof is not
 * positive. Integers and bools become float64.
 *
 * Throws {@link AxisError} for an axis that is out of range or given twice and {@link ValueError} for a ddof that is not
 * a finite number.
 */
export function variance(a: NdArray, options?: VarianceOptions): NdArray {
  const { squares, scale, count, shape } = squaresOf("variance", a, options);
  const quotient = div(squares, count);
  return reshape(scale === null ? quotient : mul(mul(quotient, scale), scale), shape);
}

/**
 * The standard deviation, the square root of the {@link variance}, whose squares neither overflow nor underflow where
 * the deviation does not. Throws like {@link variance}.
 */
export function std(a: NdArray, options?: VarianceOptions): NdArray {
  const { squares, scale, count, shape } = squaresOf("std", a, options);
  const root = sqrt(div(squares, count));
  return reshape(scale === null ? root : mul(root, scale), shape);
}

/**
 * Sums of squares that neither overflow nor underflow, for norms, deviations and unit vectors.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { floatOf } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { type Axis, normalizeAxes, reducedShape } from "../array/shape.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { exponentOf, powerOf2 } from "../math/bits.ts";
import { abs, div, map, mul, sqrt } from "./elementwise.ts";
import { astype, reshape } from "./movement.ts";
import { max, preciseSumOver, type ReduceOptions, reduceOptions, squaredNorm } from "./reduce.ts";

/** A smaller sum of squares may have lost digits: the square of an element that matters may be subnormal in float32. */
const LEAST = powerOf2(-100);

/** Options of {@link scaledSquares}. */
export interface ScaledSquaresOptions {
  /** The axes of the sums (default all). */
  readonly axis?: Axis;
  /** No scale is much smaller than this (default 0). */
  readonly floor?: number;
}

const scaledSquaresOptions = {
  axis: { optional: true, kind: "any" },
  floor: { default: 0 },
} satisfies OptionTable<ScaledSquaresOptions>;

/** The squares of an array, divided by powers of 2 where necessary. */
export interface ScaledSquares {
  /** The array in floats, divided by `scale`. */
  readonly scaled: NdArray;
  /** `Σ scaled²` along the axes, which are kept with length 1. */
  readonly squares: NdArray;
  /** Powers of 2 in the shape of `squares`, 1 where no scaling is necessary; null if all are 1. */
  readonly scale: NdArray | null;
}

/**
 * The sums of squares along axes (default all). Where one overflows, or is so small that digits are lost, the elements
 * are divided by a power of 2 near the largest of them: an exact division, which keeps all digits. No scale is much
 * smaller than `floor`, for sums to which `floor²` is added, or which are bounded by it.
 *
 * Throws {@link AxisError} for an axis that is out of range or given twice.
 */
export function scaledSquares(a: NdArray, options?: ScaledSquaresOptions): ScaledSquares {
  checkArray(a, "scaledSquares");
  const { axis, floor } = readOptions("scaledSquares", scaledSquaresOptions, options);
  const axes = normalizeAxes(axis, a.dims, "scaledSquares");
  const x = astype(a, floatOf(a.dtype));
  const squares = preciseSumOver(mul(x, x), axes, true);
  // The usual case, without a copy of the sums: their squares do not overflow either, and the floor is not tiny.
  const plain = { scaled: x, squares, scale: null };
  if (floor * floor >= LEAST && Number.isFinite(squaredNorm(squares))) return plain;
  const sums = squares.toTypedArray();
  const ordinary = (sum: number): boolean => !(sum === Infinity || (sum < LEAST && floor * floor < LEAST));
  if (x.size === 0 || sums.every(ordinary)) return plain;
  let i = 0;
  const largest = max(abs(x), { axis: axes, keepdims: true });
  const scale = map(largest, (size) => (ordinary(sums[i++] as number) ? 1 : powerNear(Math.max(size, floor))));
  const scaled = div(x, scale);
  return { scaled, squares: preciseSumOver(mul(scaled, scaled), axes, true), scale };
}

/** The largest power of 2 that is not above a size; 1 for 0, infinity and NaN. */
function powerNear(size: number): number {
  return size > 0 && size < Infinity ? powerOf2(Math.max(exponentOf(size), -1022)) : 1;
}

/**
 * The Euclidean norm `√(Σ a²)` along axes (default all), in floats. The squares neither overflow nor underflow where the
 * norm does not.
 *
 * Throws {@link AxisError} for an axis that is out of range or given twice.
 */
export function norm(a: NdArray, options?: ReduceOptions): NdArray {
  checkArray(a, "norm");
  const { axis, keepdims } = readOptions("norm", reduceOptions, options);
  return rootOfMean(a, normalizeAxes(axis, a.dims, "norm"), keepdims, 1);
}

/** `Σ a² / count` along axes that are known to be right, also where the squares overflow and the mean does not. */
export function meanOfSquares(a: NdArray, axes: readonly number[], keepdims: boolean, count: number): NdArray {
  const { squares, scale } = scaledSquares(a, { axis: axes });
  const mean = div(squares, count);
  return reshape(scale === null ? mean : mul(mul(mean, scale), scale), reducedShape(a.dims, axes, keepdims));
}

/** `√(Σ a² / count)` along axes that are known to be right: with count 1 the norm. */
export function rootOfMean(a: NdArray, axes: readonly number[], keepdims: boolean, count: number): NdArray {
  const { squares, scale } = scaledSquares(a, { axis: axes });
  const root = sqrt(div(squares, count));
  return reshape(scale === null ? root : mul(root, scale), reducedShape(a.dims, axes, keepdims));
}

/**
 * Reductions along some axes or all of them.
 *
 * @module
 */

import { checkArray } from "../array/check.ts";
import { type DType, floatOf } from "../array/dtype.ts";
import { contiguous, empty, type NdArray, resolve, view } from "../array/ndarray.ts";
import {
  type Axis,
  canBroadcast,
  checkShape,
  formatShape,
  normalizeAxes,
  normalizeAxis,
  reducedShape,
  type Shape,
  sameShape,
  sizeOf,
} from "../array/shape.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import type { CompleteOptions, OptionTable, SharedOptions } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import type { ArithmeticKernels, Reduce } from "../kernels/kernels.ts";
import { BLOCK_ROWS, sumInBlocks } from "./block-sums.ts";
import { abs, div, less, mul, where } from "./elementwise.ts";
import { astype, copy, reshape } from "./movement.ts";

/** Options of a reduction. */
export interface ReduceOptions {
  /** The axes to reduce (default all). */
  readonly axis?: Axis;
  /** Whether the axes are kept with length 1 (default false). */
  readonly keepdims?: boolean;
}

/** The table of {@link ReduceOptions}; the axes are checked with the shape. */
export const reduceOptions: SharedOptions<ReduceOptions, "axis"> = {
  axis: { optional: true, kind: "any" },
  keepdims: { default: false },
};

function reductionOf(
  a: NdArray,
  options: ReduceOptions | undefined,
  op: string,
): CompleteOptions<ReduceOptions, typeof reduceOptions> {
  checkArray(a, op);
  return readOptions(op, reduceOptions, options);
}

const sumKernel = (k: ArithmeticKernels): Reduce => k.sum;

/** Reduces one run of adjacent axes at a time, from the last: the kernels see [outer, length, inner]. */
function reduce(
  a: NdArray,
  axes: readonly number[],
  pick: (k: ArithmeticKernels) => Reduce,
  keepdims: boolean,
  inBlocks = false,
): NdArray {
  if (axes.length === 0) return copy(a); // a copy, since the array may be updated in place
  const kernel = pick(arithmeticKernels.of(a.dtype));
  let shape: Shape = a.dims;
  let current = contiguous(a);
  for (let last = axes.length - 1; last >= 0; last--) {
    const end = (axes[last] as number) + 1;
    while (last > 0 && axes[last - 1] === (axes[last] as number) - 1) last--;
    const start = axes[last] as number;
    const outer = sizeOf(shape.slice(0, start));
    const length = sizeOf(shape.slice(start, end));
    const inner = sizeOf(shape.slice(end));
    shape = shape.map((n, i) => (i >= start && i < end ? 1 : n));
    if (inBlocks && a.dtype === "float32" && length > BLOCK_ROWS && inner > 1) {
      current = view(sumInBlocks(current, outer, length, inner), 0, shape, null);
      continue;
    }
    const out = empty(shape, outer * inner, a.dtype);
    kernel(resolve(current), out.ptr, outer, length, inner);
    current = out;
  }
  return keepdims ? current : view(current, 0, reducedShape(a.dims, axes, false), null);
}

/**
 * The sum along axes; int32 for ints and bools. Throws {@link AxisError} for an axis that is out of range or given
 * twice.
 */
export function sum(a: NdArray, options?: ReduceOptions): NdArray {
  const { axis, keepdims } = reductionOf(a, options, "sum");
  const x = a.dtype === "bool" ? astype(a, "int32") : a;
  return reduce(x, normalizeAxes(axis, a.dims, "sum"), sumKernel, keepdims);
}

/**
 * The sum along axes, in floats. {@link sum} has the digits of NumPy, which adds row after row; here the float32 sums
 * of 128 rows each are added in float64, so that the error does not grow with the number of rows.
 */
export function preciseSum(a: NdArray, options?: ReduceOptions): NdArray {
  const { axis, keepdims } = reductionOf(a, options, "preciseSum");
  return preciseSumOver(astype(a, floatOf(a.dtype)), normalizeAxes(axis, a.dims, "preciseSum"), keepdims);
}

/** @internal {@link preciseSum} of floats, along axes that are known to be right. */
export function preciseSumOver(x: NdArray, axes: readonly number[], keepdims: boolean): NdArray {
  return reduce(x, axes, sumKernel, keepdims, true);
}

/** `Σ a²` over all elements, as a number. */
export function squaredNorm(a: NdArray): number {
  checkArray(a, "squaredNorm");
  const x = contiguous(a);
  const from = resolve(x);
  return arithmeticKernels.of(x.dtype).dot(from, from, x.size);
}

/**
 * The mean along axes: the sum divided by the number of elements; NaN where there are none. The sum is
 * {@link preciseSum}. If it overflows, it is computed again from scaled elements.
 */
export function mean(a: NdArray, options?: ReduceOptions): NdArray {
  const { axis, keepdims } = reductionOf(a, options, "mean");
  const axes = normalizeAxes(axis, a.dims, "mean");
  const count = axes.reduce((n, i) => n * (a.dims[i] as number), 1);
  const x = astype(a, floatOf(a.dtype));
  const total = preciseSumOver(x, axes, keepdims);
  if (allFinite(total)) return div(total, count);
  const small = preciseSumOver(mul(x, PART), axes, keepdims);
  return where(less(abs(total), Infinity), div(total, count), div(div(small, count), PART));
}

/** Whether no element is NaN or infinite. The sum of squares says so without a copy, unless it overflows itself. */
function allFinite(a: NdArray): boolean {
  return Number.isFinite(squaredNorm(a)) || a.toTypedArray().every(Number.isFinite);
}

/** A power of 2 that scales elements whose sum overflows, although their mean does not. */
const PART = 2 ** -40;

function extreme(op: "max" | "min", word: string): (a: NdArray, options?: ReduceOptions) => NdArray {
  return (a, options) => {
    const { axis, keepdims } = reductionOf(a, options, op);
    const axes = normalizeAxes(axis, a.dims, op);
    if (axes.some((i) => a.dims[i] === 0)) {
      throw new ValueError(`${op}: an empty array of shape ${formatShape(a.dims)} has no ${word} element`);
    }
    return reduce(a, axes, (k) => k[op], keepdims);
  };
}

/** The largest element along axes; NaN if there is one. Throws {@link ValueError} if there are no elements. */
export const max: (a: NdArray, options?: ReduceOptions) => NdArray = /* @__PURE__ */ extreme("max", "largest");
/** The smallest element along axes; NaN if there is one. Throws {@link ValueError} if there are no elements. */
export const min: (a: NdArray, options?: ReduceOptions) => NdArray = /* @__PURE__ */ extreme("min", "smallest");

/** Options of {@link argMax} and {@link argMin}. */
export interface ArgMaxOptions {
  /** The axis (default null: the index in the flat array). */
  readonly axis?: number | null;
}

const argOptions = {
  axis: { default: null, kind: "any" }, // checked with the shape
} satisfies OptionTable<ArgMaxOptions>;

function argExtreme(op: "argMax" | "argMin"): (a: NdArray, options?: ArgMaxOptions) => NdArray<"int32"> {
  return (a, options) => {
    checkArray(a, op);
    const { axis } = readOptions(op, argOptions, options);
    const x = axis === null ? reshape(a, [a.size]) : contiguous(a);
    const at = normalizeAxis(axis ?? 0, x.ndim, op, a.dims);
    const length = x.dims[at] as number;
    if (length === 0) throw new ValueError(`${op}: axis ${at} of shape ${formatShape(x.dims)} is empty`);
    const out = empty(reducedShape(x.dims, [at], false), x.size / length, "int32");
    arithmeticKernels
      .of(x.dtype)
      [op](resolve(x), out.ptr, sizeOf(x.dims.slice(0, at)), length, sizeOf(x.dims.slice(at + 1)));
    return out;
  };
}

/** The index (int32) of the first largest element along an axis, or of the flat array; the first NaN wins. */
export const argMax: (a: NdArray, options?: ArgMaxOptions) => NdArray<"int32"> = /* @__PURE__ */ argExtreme("argMax");
/** The index (int32) of the first smallest element along an axis, or of the flat array; the first NaN wins. */
export const argMin: (a: NdArray, options?: ArgMaxOptions) => NdArray<"int32"> = /* @__PURE__ */ argExtreme("argMin");

/**
 * The sum over the axes along which an array of `shape` would be broadcast to the shape of `a`: the transpose of
 * `broadcastTo`, and its gradient. Throws {@link ShapeError} unless `shape` broadcasts to that of `a`.
 */
export function sumTo<D extends DType>(a: NdArray<D>, shape: Shape): NdArray<D> {
  checkArray(a, "sumTo");
  checkShape(shape, "sumTo");
  if (sameShape(a.dims, shape)) return a;
  if (!canBroadcast(shape, a.dims)) {
    throw new ShapeError(`sumTo: shape ${formatShape(shape)} cannot be broadcast to ${formatShape(a.dims)}`);
  }
  if (sizeOf(shape) === a.size) return view(contiguous(a), 0, [...shape], null);
  const lead = a.ndim - shape.length;
  const axes = a.dims.map((_, i) => i).filter((i) => i < lead || (shape[i - lead] === 1 && a.dims[i] !== 1));
  return view(sum(a, { axis: axes, keepdims: true }), 0, [...shape], null) as NdArray<D>;
}

/**
 * Arrays with other shapes, other orders of axes and other dtypes. Views where the bytes allow it.
 *
 * @module
 */
import { checkArray, checkArrays } from "../array/check.ts";
import { bytesOf, type DType, promote } from "../array/dtype.ts";
import { contiguous, empty, type NdArray, permute, reshapeTo, resolve, stridesOf, view } from "../array/ndarray.ts";
import { ownList } from "../array/new-shape.ts";
import {
  canBroadcast,
  checkAxes,
  checkShape,
  formatShape,
  listHint,
  normalizeAxis,
  type Shape,
  sameShape,
  sizeOf,
} from "../array/shape.ts";
import { reversed } from "../array/strides.ts";
import { shown } from "../errors/describe.ts";
import { AxisError, ShapeError, ValueError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";

/**
 * The same elements, in row-major order, in another shape; one length may be -1, which stands for what remains. A view
 * if the array is contiguous. Throws {@link ShapeError} if the number of elements differs.
 */
export function reshape<D extends DType>(a: NdArray<D>, shape: Shape): NdArray<D> {
  checkArray(a, "reshape");
  return reshapeTo(a, ownList(shape));
}

/**
 * The axes in another order (default reversed). A view. Throws {@link AxisError} unless `axes` names every axis once.
 */
export function transpose<D extends DType>(a: NdArray<D>, axes?: readonly number[]): NdArray<D> {
  checkArray(a, "transpose");
  return permute(a, axes === undefined ? reversed(a.ndim) : permutationOf(axes, a.dims));
}

function permutationOf(axes: readonly number[], shape: Shape): number[] {
  if (!Array.isArray(axes)) {
    throw new AxisError(`transpose: expected a list of axes, got ${shown(axes)}${listHint(axes)}`);
  }
  checkAxes(axes, "transpose");
  const order = (axes as readonly number[]).map((axis) => normalizeAxis(axis, shape.length, "transpose", shape));
  if (order.length !== shape.length || new Set(order).size !== order.length) {
    throw new AxisError(`transpose: axes ${formatShape(axes)} are not a permutation of those of ${formatShape(shape)}`);
  }
  return order;
}

/** The array repeated along axes of length 1 and new leading axes until it has `shape`. A view. */
export function broadcastTo<D extends DType>(a: NdArray<D>, shape: Shape): NdArray<D> {
  checkArray(a, "broadcastTo");
  checkShape(shape, "broadcastTo");
  if (sameShape(a.dims, shape)) return a;
  if (!canBroadcast(a.dims, shape)) {
    throw new ShapeError(`broadcastTo: shape ${formatShape(a.dims)} cannot be broadcast to ${formatShape(shape)}`);
  }
  const lead = shape.length - a.ndim;
  const strides = stridesOf(a);
  const spread = shape.map((length, i) => (a.dims[i - lead] === length ? (strides[i - lead] as number) : 0));
  return view(a, 0, [...shape], spread);
}

/** Options of {@link expandDims}. */
interface ExpandDimsOptions {
  /** The place of the new axis in the result; negative ones count from its end. */
  readonly axis: number;
}

const expandDimsOptions = {
  axis: { required: true, kind: "any" }, // checked with the shape
} satisfies OptionTable<ExpandDimsOptions>;

/**
 * Inserts an axis of length 1 at `axis` of the result: `expandDims(a, { axis: 0 })`. A view if the array is contiguous.
 * Throws {@link AxisError} for an axis out of range.
 */
export function expandDims<D extends DType>(a: NdArray<D>, options: ExpandDimsOptions): NdArray<D> {
  checkArray(a, "expandDims");
  const { axis } = readOptions("expandDims", expandDimsOptions, options);
  return withAxis(a, normalizeAxis(axis, a.ndim + 1, "expandDims", a.dims));
}

/** The array with an axis of length 1 at a place that is known to be right. */
function withAxis<D extends DType>(a: NdArray<D>, at: number): NdArray<D> {
  return reshapeTo(a, [...a.dims.slice(0, at), 1, ...a.dims.slice(at)]);
}

/**
 * The array in another dtype; the array itself if it has that dtype already. Floats are truncated to int32 and wrap
 * around beyond its range; bool means not 0. Throws a DTypeError if there is no such dtype.
 */
export function astype<D extends DType>(a: NdArray, dtype: D): NdArray<D> {
  checkArray(a, "astype");
  return a.astype(dtype);
}

/** @internal The array as kernels read it: contiguous and of this dtype. */
export function ready<D extends DType>(a: NdArray, dtype: D): NdArray<D> {
  return a.strides === null && a.dtype === dtype ? (a as NdArray as NdArray<D>) : contiguous(astype(a, dtype));
}

/** A contiguous copy, which does not share the bytes of an array that is updated in place. */
export function copy<D extends DType>(a: NdArray<D>): NdArray<D> {
  checkArray(a, "copy");
  if (a.strides !== null) return contiguous(a);
  const out = empty(a.dims, a.size, a.dtype);
  arithmeticKernels.of(a.dtype).copy(resolve(a), out.ptr, a.size);
  return out;
}

/** Options of {@link concat} and {@link stack}. */
interface JoinOptions {
  /** The axis along which the arrays lie one after the other (default 0). */
  readonly axis?: number;
}

const joinOptions = {
  axis: { default: 0, kind: "any" }, // checked with the shapes
} satisfies OptionTable<JoinOptions>;

/**
 * Joins arrays along an existing axis, the first by default; all other axes agree: `concat([a, b], { axis: 1 })`. Throws
 * {@link ValueError} for an empty list, {@link AxisError} and {@link ShapeError} for arrays that do not fit together.
 */
export function concat(arrays: readonly NdArray[], options?: JoinOptions): NdArray {
  checkArrays(arrays, "concat");
  const { axis } = readOptions("concat", joinOptions, options);
  const first = arrays[0];
  if (first === undefined) throw new ValueError("concat: there are no arrays to join");
  const at = normalizeAxis(axis, first.ndim, "concat", first.dims);
  for (const { dims } of arrays) {
    if (dims.length !== first.ndim || dims.some((length, i) => i !== at && length !== first.dims[i])) {
      const [x, y] = [formatShape(first.dims), formatShape(dims)];
      throw new ShapeError(`concat: shapes ${x} and ${y} differ beside axis ${at}`);
    }
  }
  return joined(arrays, at);
}

/** @internal Arrays joined along an axis; their shapes are known to agree beside it. */
export function joined(arrays: readonly NdArray[], at: number): NdArray {
  const first = arrays[0] as NdArray;
  const dtype = arrays.map((a) => a.dtype).reduce(promote);
  const parts = arrays.map((a) => ready(a, dtype));
  const shape = first.dims.map((length, i) =>
    i === at ? parts.reduce((sum, a) => sum + (a.dims[at] as number), 0) : length,
  );
  const out = empty(shape, sizeOf(shape), dtype);
  const outer = sizeOf(shape.slice(0, at));
  const width = (a: NdArray): number => (outer === 0 ? 0 : a.size / outer);
  const item = bytesOf(dtype);
  const stride = width(out) * item;
  const { copy: copyRun } = arithmeticKernels.of(dtype);
  let offset = out.ptr;
  for (const part of parts) {
    const from = resolve(part);
    const length = width(part);
    for (let i = 0; i < outer; i++) copyRun(from + i * length * item, offset + i * stride, length);
    offset += length * item;
  }
  return out;
}

/**
 * Joins arrays of one shape along a new axis, counted in the result, the first by default: `stack([a, b], { axis: -1 })`.
 * Throws like {@link concat}.
 */
export function stack(arrays: readonly NdArray[], options?: JoinOptions): NdArray {
  checkArrays(arrays, "stack");
  const { axis } = readOptions("stack", joinOptions, options);
  const first = arrays[0];
  if (first === undefined) throw new ValueError("stack: there are no arrays to join");
  for (const { shape } of arrays) {
    if (!sameShape(shape, first.dims)) {
      throw new ShapeError(`stack: shapes ${formatShape(first.dims)} and ${formatShape(shape)} differ`);
    }
  }
  const at = normalizeAxis(axis, first.ndim + 1, "stack", first.dims);
  return joined(
    arrays.map((a) => withAxis(a, at)),
    at,
  );
}

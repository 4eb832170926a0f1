/**
 * Indexing, by NumPy's rules: `x[1:, 2]` is `getItem(x, slice(1), 2)`.
 *
 * An index is resolved to a {@link Selection}: axes with a length and a stride, and, for index arrays, the list of
 * selected offsets. Without index arrays the selection is a view; with them it is a copy. The gradient adds along the
 * same selection.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { fromTypedArray, zeros } from "../array/creation.ts";
import { bytesOf, type DType, itemSize, type TypedArray, typedArrayOf } from "../array/dtype.ts";
import { contiguous, emptyOf, NdArray, resolve, stridesOf, view } from "../array/ndarray.ts";
import { checkShape, formatShape, rowMajor, type Shape, sameShape, sizeOf } from "../array/shape.ts";
import { planes } from "../array/strides.ts";
import { shown } from "../errors/describe.ts";
import { DTypeError, IndexError, ShapeError } from "../errors/errors.ts";
import { room } from "../host/room.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { heap } from "../memory/heap.ts";
import { bufferOf } from "../memory/span.ts";
import { type Index, type Selection, select } from "./selection.ts";

/**
 * The elements that an index selects, as NumPy's `a[index]`: each part of the index is for one axis, axes without a
 * part are taken whole.
 *
 * Integers, slices, `ellipsis` and `newAxis` give a view. Index arrays (int32, broadcast together) and masks (bool)
 * give a copy; their axes stand at the position of the first of them, or in front if other parts come between them.
 *
 * Throws {@link IndexError} for an index that is out of range or of a wrong kind, {@link ShapeError} for index arrays
 * that do not broadcast, {@link DTypeError} for an index array of floats and {@link ValueError} for a slice with step
 * 0.
 *
 * @example
 * ```ts
 * getItem(x, 0); // x[0]
 * getItem(x, slice(null, null, -1), newAxis); // x[::-1, None]
 * getItem(x, [0, 2, 2]); // x[[0, 2, 2]]
 * ```
 */
export function getItem<D extends DType>(a: NdArray<D>, ...index: readonly Index[]): NdArray<D> {
  checkArray(a, "getItem");
  if (index.length === 1 && typeof index[0] === "number" && a.ndim > 0) {
    const length = a.dims[0] as number;
    const i = index[0] < 0 ? index[0] + length : index[0];
    if (Number.isInteger(i) && i >= 0 && i < length) return rowAt(a, i);
  }
  const selection = select("getItem", a.dims, stridesOf(a), index);
  if (selection.places === null) return view(a, selection.offset, selection.shape, selection.strides);
  if (sizeOf(selection.shape) === 0) return emptyOf(selection.shape, a.dtype);
  const runs = runsOf(selection);
  const taken = a.span.buffer === null ? inRows(runs) : null;
  const out = emptyOf(selection.shape, a.dtype);
  const buffer = bufferOf(a.span);
  // An array outside the heap (perhaps moved out by the line before) is read there: for a few rows of a large table,
  // the others need not be copied back.
  if (taken === null || buffer !== null) copyRuns(a, buffer as ArrayBuffer, runs, out);
  else {
    const source = a.ptr + runs.offset * itemSize[a.dtype];
    arithmeticKernels.of(a.dtype).take(source, resolve(taken.indexes), out.ptr, taken.indexes.size, taken.width);
  }
  return out;
}

/** From this many elements on, a block copy (with the view that it needs) is cheaper than a loop. */
const WIDE = 64;

function copyRuns(a: NdArray, buffer: ArrayBuffer, { offset, starts, width }: Runs, out: NdArray): void {
  const item = itemSize[a.dtype];
  const source: TypedArray = new typedArrayOf[a.dtype](buffer, 0, Math.floor(buffer.byteLength / item));
  const target: TypedArray = heap[a.dtype];
  const first = (a.ptr - a.span.base) / item + offset;
  let o = out.ptr / item;
  for (let i = 0; i < starts.length; i++) {
    const from = first + (starts[i] as number);
    if (width < WIDE) for (let j = 0; j < width; j++) target[o + j] = source[from + j] as number;
    else target.set(source.subarray(from, from + width), o);
    o += width;
  }
}

/**
 * Zeros of `shape` with `g` added at the positions of an index, repeatedly where they repeat: the gradient of
 * {@link getItem}, as NumPy's `np.add.at(zeros, index, g)`.
 *
 * Throws like {@link getItem}, {@link ShapeError} unless `g` has the shape of the selection, and {@link DTypeError} for
 * bools.
 */
export function addAt<D extends DType>(shape: Shape, g: NdArray<D>, ...index: readonly Index[]): NdArray<D> {
  checkArray(g, "addAt");
  const { dtype } = g;
  if (dtype === "bool") throw new DTypeError("addAt: cannot add bools");
  const selection = select("addAt", checkShape(shape, "addAt"), rowMajor(shape), index);
  if (!sameShape(g.dims, selection.shape)) {
    const [expected, given] = [formatShape(selection.shape), formatShape(g.dims)];
    throw new ShapeError(`addAt: the index selects shape ${expected}, but g has shape ${given}`);
  }
  const item = itemSize[dtype];
  const values = contiguous(g);
  if (selection.places === null) {
    const out = zeros(shape, { dtype });
    const from = resolve(values);
    const to = out.ptr + selection.offset * item;
    const add = arithmeticKernels.of(dtype).scatterAdd2d;
    planes(selection.shape, selection.strides, (offset, position, n0, n1, s0, s1) => {
      add(from + position * item, to + offset * item, s0, s1, n0, n1);
    });
    return out;
  }
  if (values.size === 0) return zeros(shape, { dtype });
  const runs = runsOf(selection);
  const { indexes, width } = inRows(runs);
  const out = zeros(shape, { dtype });
  const to = out.ptr + runs.offset * item;
  arithmeticKernels.of(dtype).putAdd(resolve(values), resolve(indexes), to, indexes.size, width);
  return out;
}

/** The rows of an array along its first axis, each a view. Throws {@link IndexError} for an array without axes. */
export function* rows<D extends DType>(a: NdArray<D>): Generator<NdArray<D>, void, undefined> {
  checkArray(a, "rows");
  if (a.ndim === 0) throw new IndexError("rows: an array of shape [] has no rows");
  for (let i = 0; i < a.length; i++) yield rowAt(a, i);
}

/**
 * A function that returns the rows of an array along its first axis, each a view: a fast `getItem(a, i)` for many rows.
 * Throws {@link IndexError} for an array without axes; the function throws it for a row out of range.
 */
export function rowReader<D extends DType>(a: NdArray<D>): (i: number) => NdArray<D> {
  checkArray(a, "rowReader");
  const { dims: shape, strides, dtype } = a;
  const count = shape[0];
  if (count === undefined) throw new IndexError("rowReader: an array of shape [] has no rows");
  const rest = shape.slice(1); // one for all rows
  const size = sizeOf(rest);
  const bytes = size * bytesOf(dtype);
  return (i) => {
    if (!Number.isInteger(i) || i < 0 || i >= count) {
      throw new IndexError(`rowReader: there is no row ${shown(i)} in an array of shape ${formatShape(shape)}`);
    }
    return strides === null ? new NdArray(a.ptr + i * bytes, a.span, rest, size, dtype, null) : rowAt(a, i);
  };
}

/** The rows of a contiguous array are contiguous: no strides need to be computed. */
function rowAt<D extends DType>(a: NdArray<D>, i: number): NdArray<D> {
  const { dims: shape, strides, dtype } = a;
  const rest = shape.length === 2 ? [shape[1] as number] : shape.slice(1);
  if (strides !== null) return view(a, i * (strides[0] as number), rest, strides.slice(1));
  const size = a.size / (shape[0] as number);
  return new NdArray(a.ptr + i * size * itemSize[dtype], a.span, rest, size, dtype, null);
}

/**
 * The positions of a selection with index arrays, in its own order: runs of `width` elements from each of `starts`,
 * which count from `offset` and are not negative.
 */
interface Runs {
  readonly offset: number;
  readonly starts: Float64Array;
  readonly width: number;
}

function runsOf({ offset, shape, strides, places, at }: Selection): Runs {
  const indexed = shape.length - strides.length;
  const length = (axis: number): number => shape[axis < at ? axis : axis + indexed] as number;
  // Trailing axes that are contiguous form one run.
  let end = strides.length;
  let width = 1;
  for (; end > at && (length(end - 1) === 1 || strides[end - 1] === width); end--) width *= length(end - 1);

  let starts: Float64Array = room(1, "float64", "index"); // 0
  for (let axis = 0; axis < end; axis++) {
    if (axis === at) starts = sums(starts, places as Float64Array);
    starts = sums(starts, multiples(length(axis), strides[axis] as number));
  }
  if (end === at) starts = sums(starts, places as Float64Array);
  // Strides may be negative, and so may the starts.
  const lowest = starts.reduce((least, start) => Math.min(least, start), 0);
  if (lowest < 0) for (let i = 0; i < starts.length; i++) starts[i] = (starts[i] as number) - lowest;
  return { offset: offset + lowest, starts, width };
}

/**
 * The same runs as row indexes, for kernels that count in rows: shortened until every start is a multiple of the width.
 */
function inRows({ starts, width }: Runs): { indexes: NdArray; width: number } {
  let row = width;
  for (let i = 0; i < starts.length && row > 1; i++) row = greatestDivisor(row, starts[i] as number);
  const cut = row === width ? starts : sums(starts, multiples(width / row, row));
  const indexes = room(cut.length, "int32", "index");
  for (let i = 0; i < cut.length; i++) indexes[i] = (cut[i] as number) / row;
  return { indexes: fromTypedArray(indexes, [indexes.length]), width: row };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function multiples(count: number, step: number): Float64Array {
  const out = room(count, "float64", "index");
  for (let i = 0; i < count; i++) out[i] = i * step;
  return out;
}

/** `a[i] + b[j]`, row-major. */
function sums(a: Float64Array, b: Float64Array): Float64Array {
  const out = room(a.length * b.length, "float64", "index");
  let o = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++, o++) out[o] = (a[i] as number) + (b[j] as number);
  return out;
}

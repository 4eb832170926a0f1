/**
 * The creation of arrays.
 *
 * @module
 */

import { shown } from "../errors/describe.ts";
import { DTypeError, ShapeError, ValueError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { room } from "../host/room.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { heap, write } from "../memory/heap.ts";
import { Span } from "../memory/span.ts";
import { checkArray, checkNumber } from "./check.ts";
import {
  type AnyTypedArray,
  bytesOf,
  checkDType,
  checkFloatDType,
  type DType,
  type DTypeOf,
  dtypeOf,
  type FloatDType,
  type TypedArray,
  type TypedArrays,
  typedArrayOf,
} from "./dtype.ts";
import { empty, emptyOf, NdArray, type NestedArray } from "./ndarray.ts";
import { type Booleans, type Numbers, unnest } from "./nested.ts";
import { checkShape, formatShape, type Shape, sizeOf } from "./shape.ts";
import { type DTypeOfNumbers, dtypeOfNumbers, type NumberArray } from "./typed-values.ts";

interface DTypeOption {
  /** The dtype (default float64, or that of the values if there are any). */
  readonly dtype?: DType;
}

/** Of arrays whose values say nothing of a dtype. */
const fillOptions = { dtype: { default: "float64", check: checkDType } } satisfies OptionTable<DTypeOption>;
/** Of arrays whose values do. */
const arrayOptions = { dtype: { optional: true, check: checkDType } } satisfies OptionTable<DTypeOption>;
/** Of arrays of floats. */
const floatOptions = {
  dtype: { default: "float64", check: checkFloatDType },
} satisfies OptionTable<{ dtype?: FloatDType }>;

/** Larger arrays are created outside the heap: only the rows of a data set that are in use need to be in it. */
const RESIDENT_LIMIT = 2 ** 20;

type ArrayData = Numbers | Booleans | NestedArray | NumberArray | NdArray;

/**
 * An array from numbers in nested JavaScript arrays, a typed array (which becomes one axis), another array or a number.
 *
 * Without a dtype: float64 for numbers, bool for booleans, that of an array. Of a typed array float32 and float64 stay,
 * Float16Array becomes float32, integers of 8, 16 and 32 bits become int32, and Uint32Array, which int32 cannot hold,
 * float64: the bytes of an image are numbers, not bools, unless `{ dtype: "bool" }` says so. Numbers are truncated to
 * int32 (and wrap around beyond its range, as in C), and become bool by comparison with zero.
 *
 * Throws {@link ShapeError} for ragged rows, {@link ValueError} for anything that is not a number and {@link DTypeError}
 * for a BigInt64Array or BigUint64Array, whose numbers no dtype represents.
 *
 * @example
 * ```ts
 * array([[1, 2], [3, 4]]).shape; // [2, 2]
 * ```
 */
export function array<D extends DType>(data: ArrayData, options: { dtype: D }): NdArray<D>;
export function array<D extends DType>(data: NdArray<D>): NdArray<D>;
export function array<T extends NumberArray>(data: T): NdArray<DTypeOfNumbers<T>>;
export function array(data: Numbers): NdArray<"float64">;
export function array(data: Booleans): NdArray<"bool">;
export function array(data: ArrayData, options?: { dtype?: DType }): NdArray;
export function array(data: ArrayData, options?: { dtype?: DType }): NdArray {
  const dtype = readOptions("array", arrayOptions, options).dtype;
  if (data instanceof NdArray) return fromTypedArray(convert(data.toTypedArray(), dtype ?? data.dtype), data.dims);
  if (ArrayBuffer.isView(data)) {
    const own = dtypeOfNumbers(data, "array");
    const ready = data instanceof typedArrayOf[own] && (dtype === undefined || dtype === own);
    return fromTypedArray(ready ? (data as TypedArray) : convert(data, dtype ?? own), [data.length]);
  }
  const { shape, values } = unnest(data, "array");
  const kind = dtype ?? (values.length > 0 && values.every((x) => typeof x === "boolean") ? "bool" : "float64");
  return fromTypedArray(convert(values, kind), shape);
}

function convert<D extends DType>(values: ArrayLike<number | boolean>, dtype: D): TypedArrays[D] {
  const out = room(values.length, dtype, "array");
  for (let i = 0; i < out.length; i++) out[i] = stored(Number(values[i]), dtype);
  return out;
}

/** The value of an element of a dtype that is set to a number, where the typed array does not convert as required. */
function stored(value: number, dtype: DType): number {
  return dtype === "bool" ? Number(value !== 0) : value;
}

/**
 * A copy of the elements of a typed array in a shape, row-major. Nothing is converted: the kind of the typed array is
 * the dtype, so a Uint8Array contains **bools**, each 0 or 1, as {@link NdArray.toTypedArray} of a bool array gives them.
 * For the bytes of an image use `array(bytes).reshape(shape)`, which makes them int32.
 *
 * Throws {@link ShapeError} if the number of elements is not that of the shape, {@link DTypeError} for another kind of
 * typed array and {@link ValueError} for bools that are neither 0 nor 1.
 */
export function fromTypedArray<T extends AnyTypedArray>(data: T, shape: Shape): NdArray<DTypeOf<T>>;
export function fromTypedArray(data: AnyTypedArray, shape: Shape): NdArray {
  const dtype = dtypeOf(data, "fromTypedArray");
  const size = sizeOf(checkShape(shape, "fromTypedArray"));
  if (size !== data.length) {
    throw new ShapeError(`fromTypedArray: ${data.length} elements do not fill shape ${formatShape(shape)}`);
  }
  if (dtype === "bool") {
    const bad = data.findIndex((x) => x > 1);
    if (bad >= 0) {
      throw new ValueError(
        `fromTypedArray: a Uint8Array holds bools, but element ${bad} is ${data[bad]}, neither 0 nor 1; for numbers use array(data)`,
      );
    }
  }
  if (data.byteLength > RESIDENT_LIMIT) {
    const copy = room(size, dtype, "fromTypedArray");
    copy.set(data);
    const span = new Span(0);
    span.buffer = copy.buffer;
    return new NdArray(0, span, [...shape], size, dtype, null);
  }
  const out = empty([...shape], size, dtype);
  heap[dtype].set(data, out.ptr / bytesOf(dtype));
  return out;
}

/** An array filled with one value, of `dtype` (default float64). */
export function full<D extends DType = "float64">(shape: Shape, value: number, options?: { dtype?: D }): NdArray<D> {
  checkNoLength(shape, "full");
  const { dtype } = readOptions("full", fillOptions, options) as { dtype: D };
  checkNumber(value, "full", "a number to fill with");
  return filled(checkShape(shape, "full"), value, dtype);
}

/** Refuses lengths as arguments, `zeros(2, 3)`, before the second one is taken for options. */
function checkNoLength(shape: Shape, op: string): void {
  if (typeof shape === "number") checkShape(shape, op);
}

function filled<D extends DType>(shape: Shape, value: number, dtype: D): NdArray<D> {
  const out = emptyOf([...shape], dtype);
  arithmeticKernels.of(dtype).fill(out.ptr, stored(value, dtype), out.size);
  return out;
}

/** An array of zeros of `dtype` (default float64). */
export function zeros<D extends DType = "float64">(shape: Shape, options?: { dtype?: D }): NdArray<D> {
  checkNoLength(shape, "zeros");
  const { dtype } = readOptions("zeros", fillOptions, options) as { dtype: D };
  return filled(checkShape(shape, "zeros"), 0, dtype);
}

/** An array of ones of `dtype` (default float64). */
export function ones<D extends DType = "float64">(shape: Shape, options?: { dtype?: D }): NdArray<D> {
  checkNoLength(shape, "ones");
  const { dtype } = readOptions("ones", fillOptions, options) as { dtype: D };
  return filled(checkShape(shape, "ones"), 1, dtype);
}

/** Zeros of the shape and dtype of another array. */
export function zerosLike<D extends DType>(a: NdArray<D>): NdArray<D> {
  checkArray(a, "zerosLike");
  return filled(a.dims, 0, a.dtype);
}

/** Ones of the shape and dtype of another array. */
export function onesLike<D extends DType>(a: NdArray<D>): NdArray<D> {
  checkArray(a, "onesLike");
  return filled(a.dims, 1, a.dtype);
}

const noAxes: Shape = [];

/** A single number as an array of shape [], of `dtype` (default float64). */
export function scalar<D extends DType = "float64">(value: number, options?: { dtype?: D }): NdArray<D> {
  const { dtype } = readOptions("scalar", fillOptions, options) as { dtype: D };
  checkNumber(value, "scalar");
  return scalarOf(value, dtype);
}

/** A number as an array of shape [], both known to be right: an engine makes one of each number beside an array. */
export function scalarOf<D extends DType>(value: number, dtype: D): NdArray<D> {
  const out = empty(noAxes, 1, dtype);
  write(dtype, out.ptr, stored(value, dtype));
  return out;
}

/**
 * `start, start + step, ...` below `stop`, of `dtype` (default float64): `arange(stop)` begins at 0, and the step is 1
 * unless it is given, as in `arange(start, stop, step, { dtype })`. Rounded as in NumPy: the first two numbers determine
 * the step. Throws {@link ValueError} for a step of 0, NaN and ∞, and {@link DTypeError} for bool.
 */
export function arange<D extends DType = "float64">(stop: number, options?: { dtype?: D }): NdArray<D>;
export function arange<D extends DType = "float64">(start: number, stop: number, options?: { dtype?: D }): NdArray<D>;
export function arange<D extends DType = "float64">(
  start: number,
  stop: number,
  step: number,
  options?: { dtype?: D },
): NdArray<D>;
export function arange(...given: unknown[]): NdArray {
  // The options are the last argument, and a call with numbers alone has none.
  const last = given.length > 1 && typeof given.at(-1) !== "number" ? given.length - 1 : given.length;
  const numbers = given.slice(0, last) as number[];
  const [from, to, step = 1] = (numbers.length === 1 ? [0, ...numbers] : numbers) as [number, number, number?];
  if (numbers.length > 3 || ![from, to, step].every(Number.isFinite) || step === 0) {
    throw new ValueError(`arange: cannot go from ${shown(from)} to ${shown(to)} in steps of ${shown(step)}`);
  }
  const { dtype } = readOptions("arange", fillOptions, given[last] as { dtype?: DType } | undefined);
  if (dtype === "bool") throw new DTypeError("arange: has no bool values");
  const values = room(Math.max(0, Math.ceil((to - from) / step)), dtype, "arange");
  // Assigned to the array, to be rounded to its dtype; an index beyond the end of a short array assigns nothing.
  values[0] = from;
  values[1] = from + step;
  const [first = 0, second = 0] = values;
  const round = dtype === "float32" ? Math.fround : (x: number): number => x;
  const delta = round(second - first);
  for (let i = 2; i < values.length; i++) values[i] = first + round(i * delta);
  return fromTypedArray(values, [values.length]);
}

/**
 * `count` evenly spaced numbers from `start` to `stop`, both included, rounded as in NumPy: `i·step + start`, and then to
 * `dtype` (default float64). Throws {@link ValueError} for a count that is not a non-negative integer, and
 * {@link DTypeError} for a dtype that is not of floats.
 */
export function linspace<D extends FloatDType = "float64">(
  start: number,
  stop: number,
  count: number,
  options?: { dtype?: D },
): NdArray<D> {
  const { dtype } = readOptions("linspace", floatOptions, options) as { dtype: D };
  if (!Number.isInteger(count) || count < 0) {
    throw new ValueError(`linspace: the count is ${shown(count)}, expected a whole number from 0`);
  }
  checkNumber(start, "linspace");
  checkNumber(stop, "linspace");
  const values: TypedArrays[FloatDType] = room(count, dtype, "linspace");
  const step = (stop - start) / (count - 1);
  for (let i = 1; i < count; i++) values[i] = i * step + start;
  if (count > 1) values[count - 1] = stop;
  if (count > 0) values[0] = start;
  return fromTypedArray(values, [count]) as NdArray as NdArray<D>;
}

/** The identity matrix [n, n] of `dtype` (default float64). */
export function eye<D extends DType = "float64">(n: number, options?: { dtype?: D }): NdArray<D> {
  const { dtype } = readOptions("eye", fillOptions, options) as { dtype: D };
  const values = room(sizeOf(checkShape([n, n], "eye")), dtype, "eye");
  for (let i = 0; i < n; i++) values[i * n + i] = 1;
  return fromTypedArray(values, [n, n]) as NdArray as NdArray<D>;
}

/**
 * The array: a small handle on bytes stored elsewhere.
 *
 * A handle has an address, a span (see `memory/heap.ts`), a shape, strides and a dtype. Its values never change after
 * creation, except for pinned arrays (parameters and optimizer state), which optimizers update in place. So views share
 * bytes safely, and the bytes can move in memory without any visible effect.
 *
 * @module
 */

import { markClass } from "../errors/copies.ts";
import { shown } from "../errors/describe.ts";
import { OutOfMemoryError, ShapeError, ValueError } from "../errors/errors.ts";
import { noticeCopy } from "../errors/loaded-copies.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { arena } from "../memory/arena.ts";
import { heap, read } from "../memory/heap.ts";
import { bufferOf, type Span } from "../memory/span.ts";
import { format } from "../text/repr.ts";
import { version } from "../version.ts";
import { defineConversions } from "./conversions.ts";
import { bytesOf, checkDType, type DType, type TypedArrays, typedArrayOf } from "./dtype.ts";
import { completeShape, ownList } from "./new-shape.ts";
import { formatShape, rowMajor, type Shape, sizeOf } from "./shape.ts";
import { normalStrides, planes, reversed } from "./strides.ts";

/** An n-dimensional array of numbers (or booleans) of one dtype. */
export class NdArray<D extends DType = DType> {
  static get name(): string {
    return "NdArray";
  }
  /** @internal */
  static readonly completed: boolean = /* @__PURE__ */ complete(NdArray);

  /** @internal Address of the first element; a heap address while `span.buffer` is null. */
  ptr: number;
  /** @internal The bytes that the address points into. */
  span: Span;
  /**
   * @internal The lengths of the axes, not to be returned to programs. Not frozen: engines represent frozen lists
   * differently, and code that meets both kinds is slower.
   */
  readonly dims: Shape;
  /** The number of elements. */
  readonly size: number;
  /** The element type. */
  readonly dtype: D;
  /** @internal Strides in elements, or null if the array is contiguous and row-major. */
  readonly strides: readonly number[] | null;

  /** @internal Use `array`, `zeros` and the other creation functions. */
  constructor(ptr: number, span: Span, shape: Shape, size: number, dtype: D, strides: readonly number[] | null) {
    this.ptr = ptr;
    this.span = span;
    this.dims = shape;
    this.size = size;
    this.dtype = dtype;
    this.strides = strides;
  }

  /** The lengths of the axes, as a copy: arrays share their lists and compute addresses from them. */
  get shape(): Shape {
    return this.dims.slice();
  }

  /** The number of axes. */
  get ndim(): number {
    return this.dims.length;
  }

  /** The length of the first axis. Throws {@link ValueError} for an array without axes. */
  get length(): number {
    const length = this.dims[0];
    if (length === undefined) throw new ValueError("length: an array of shape [] has no first axis");
    return length;
  }

  /** The same elements in another shape, see `reshape`: `x.reshape(1, -1)` or `x.reshape([1, -1])`. */
  reshape(...shape: number[] | [Shape]): NdArray<D> {
    return reshapeTo(this, typeof shape[0] === "object" ? ownList(shape[0]) : (shape as number[]));
  }

  /** The array with its axes in reverse order, see `transpose`. */
  get T(): NdArray<D> {
    return permute(this, reversed(this.ndim));
  }

  /** The elements in another dtype, see the function `astype`. */
  astype<E extends DType>(dtype: E): NdArray<E> {
    return convertTo(this, checkDType(dtype, "astype"));
  }

  /** The only element as a number (bool: 0 or 1). Throws {@link ValueError} unless there is exactly one. */
  item(): number {
    if (this.size !== 1) {
      throw new ValueError(`item: expected one element, got an array of shape ${formatShape(this.dims)}`);
    }
    const { span, dtype } = this;
    if (span.buffer === null) return read(dtype, this.ptr);
    return new typedArrayOf[dtype](bufferOf(span) as ArrayBuffer, this.ptr - span.base, 1)[0] as number;
  }

  /** A copy of the elements in row-major order. Throws {@link OutOfMemoryError} if the host has no memory for it. */
  toTypedArray(): TypedArrays[D] {
    const a = contiguous(this);
    const make = typedArrayOf[this.dtype];
    const buffer = bufferOf(a.span) ?? heap.buffer;
    const offset = a.span.buffer === null ? a.ptr : a.ptr - a.span.base;
    const elements = new make(buffer, offset, a.size);
    try {
      return elements.slice() as TypedArrays[D];
    } catch {
      throw new OutOfMemoryError(`toTypedArray: there is no room for ${a.size} numbers`);
    }
  }

  /**
   * The elements as nested JavaScript arrays; bools as `true` and `false`. With the number of axes the type says how deep
   * they are nested: `x.toArray(2)` is a `number[][]`. Throws {@link ShapeError} for an array with another number of axes.
   */
  toArray(): NestedArray;
  toArray<N extends 0 | 1 | 2 | 3 | 4>(this: NdArray<"bool">, ndim: N): Nestings<boolean>[N];
  toArray<N extends 0 | 1 | 2 | 3 | 4>(ndim: N): Nestings<number>[N];
  toArray(ndim: number = this.ndim): unknown {
    if (ndim !== this.ndim) {
      const [got, shape] = [axes(this.ndim), formatShape(this.dims)];
      throw new ShapeError(`toArray: expected an array with ${axes(ndim)}, got shape ${shape}, which has ${got}`);
    }
    const flat: (number | boolean)[] =
      this.dtype === "bool" ? Array.from(this.toTypedArray(), (x) => x !== 0) : Array.from(this.toTypedArray());
    let at = 0;
    const nest = (axis: number): NestedArray => {
      if (axis === this.ndim) return flat[at++] as number | boolean;
      return Array.from({ length: this.dims[axis] as number }, () => nest(axis + 1));
    };
    return nest(0);
  }

  /**
   * What `JSON.stringify` writes: the elements as {@link toArray} gives them, without the dtype. JSON has neither NaN nor
   * infinities and no -0: they become `null` and `0`.
   */
  toJSON(): NestedArray {
    return this.toArray();
  }

  /** The text that NumPy prints for the array: `array([0.1, 0.2])`. */
  toString(): string {
    return format(this);
  }
}

/**
 * Adds to the class what a member would make an effect of it that bundlers have to keep, as would a statement after the
 * class: this call goes with the class where no array is used.
 */
function complete(own: typeof NdArray): boolean {
  defineConversions(own.prototype);
  markClass(own, "NdArray", "@dz/ndarray", version);
  noticeCopy(
    "@dz/ndarray",
    version,
    "arrays of one do not work in the other, and a seed or a setting reaches only one",
  );
  return true;
}

/** Whether a value is an {@link NdArray}. */
export function isNdArray(x: unknown): x is NdArray {
  return x instanceof NdArray;
}

/** Numbers or booleans in nested JavaScript arrays. */
export type NestedArray = number | boolean | NestedArray[];

/** An element, and lists of them nested up to four deep, by the number of axes. */
export type Nestings<E> = [E, E[], E[][], E[][][], E[][][][]];

/** "1 axis", "2 axes" */
function axes(count: number): string {
  return count === 1 ? "1 axis" : `${shown(count)} axes`;
}

/** @internal A new array of the given shape whose elements are not set yet. */
export function empty<D extends DType>(shape: Shape, size: number, dtype: D): NdArray<D> {
  const ptr = arena.allocate(size * bytesOf(dtype));
  return new NdArray(ptr, arena.spanAt(ptr), shape, size, dtype, null);
}

/** @internal Like {@link empty}, without a known size. */
export function emptyOf<D extends DType>(shape: Shape, dtype: D): NdArray<D> {
  return empty(shape, sizeOf(shape), dtype);
}

/**
 * @internal The heap address of an array, after copying it back into the heap if it has moved out. Moves nothing out, so
 * several operands can be resolved in turn once the output is allocated.
 */
export function resolve(a: NdArray): number {
  return a.span.buffer === null ? a.ptr : stageArray(a);
}

function stageArray(a: NdArray): number {
  const { span, dtype, strides } = a;
  const item = bytesOf(dtype);
  // The bytes from the lowest to the highest element: strides may be negative, and may skip.
  let low = 0;
  let high = 0;
  if (strides === null) high = a.size - 1;
  else {
    for (let i = 0; i < strides.length; i++) {
      const reach = ((a.dims[i] as number) - 1) * (strides[i] as number);
      if (reach < 0) low += reach;
      else high += reach;
    }
  }
  if (a.size === 0) high = low - 1;
  const offset = a.ptr - span.base + low * item;
  const staged = arena.stage(bufferOf(span) as ArrayBuffer, offset, (high - low + 1) * item);
  staged.written = span.written;
  a.ptr = staged.base + (a.ptr - span.base);
  a.span = staged;
  return a.ptr;
}

/** @internal The array itself if it is contiguous, else a contiguous copy. */
export function contiguous<D extends DType>(a: NdArray<D>): NdArray<D> {
  return a.strides === null ? a : gather(a, a.dims, a.strides);
}

/** @internal A contiguous array of `shape` whose elements are read from `a` with the given strides. */
export function gather<D extends DType>(a: NdArray<D>, shape: Shape, strides: readonly number[]): NdArray<D> {
  const out = emptyOf(shape, a.dtype);
  if (out.size === 0) return out;
  const kernel = arithmeticKernels.of(a.dtype).gather2d;
  const item = bytesOf(a.dtype);
  const source = resolve(a);
  planes(shape, strides, (offset, position, n0, n1, s0, s1) => {
    kernel(source + offset * item, s0, s1, out.ptr + position * item, n0, n1);
  });
  return out;
}

/** @internal Strides in elements, also of a contiguous array. */
export function stridesOf(a: NdArray): readonly number[] {
  return a.strides ?? rowMajor(a.dims);
}

/** @internal A view of the same bytes with another offset (in elements), shape and strides. */
export function view<D extends DType>(
  a: NdArray<D>,
  offset: number,
  shape: Shape,
  strides: readonly number[] | null,
): NdArray<D> {
  const ptr = a.ptr + offset * bytesOf(a.dtype);
  const size = sizeOf(shape);
  const kept = normalStrides(shape, size, strides);
  return new NdArray(ptr, a.span, shape, size, a.dtype, kept === null ? null : Object.freeze(kept));
}

/** @internal The array in another dtype; the array itself if it has that dtype already. */
function convertTo<D extends DType>(a: NdArray, dtype: D): NdArray<D> {
  if (a.dtype === dtype) return a as NdArray as NdArray<D>;
  const x = contiguous(a);
  const out = empty(x.dims, x.size, dtype);
  const [source, target] = [heap[x.dtype], heap[dtype]];
  const [from, to] = [resolve(x) / bytesOf(x.dtype), out.ptr / bytesOf(dtype)];
  if (dtype === "bool") for (let i = 0; i < x.size; i++) target[to + i] = source[from + i] === 0 ? 0 : 1;
  else for (let i = 0; i < x.size; i++) target[to + i] = source[from + i] as number;
  return out;
}

/**
 * @internal The same elements in another shape, a list that the result keeps; one length may be -1, which stands for
 * what remains. A view if the array is contiguous. Throws {@link ShapeError} if the number of elements differs.
 */
export function reshapeTo<D extends DType>(a: NdArray<D>, shape: number[]): NdArray<D> {
  completeShape(shape, a.dims, a.size);
  const x = contiguous(a);
  return new NdArray(x.ptr, x.span, shape, x.size, x.dtype, null);
}

/** @internal A view in which axis `i` is the axis `order[i]` of the array. */
export function permute<D extends DType>(a: NdArray<D>, order: readonly number[]): NdArray<D> {
  const strides = stridesOf(a);
  return view(
    a,
    0,
    order.map((axis) => a.dims[axis] as number),
    order.map((axis) => strides[axis] as number),
  );
}

/**
 * Index arrays, and the offsets that they select.
 *
 * A mask stands for the index arrays of its true elements, one for each of its axes, as NumPy's `nonzero` gives them.
 *
 * @module
 */

import { NdArray } from "../array/ndarray.ts";
import { type Booleans, type Numbers, unnest } from "../array/nested.ts";
import { broadcastShapes, formatShape, rowMajor, type Shape, sameShape, sizeOf } from "../array/shape.ts";
import { DTypeError, IndexError } from "../errors/errors.ts";
import { room } from "../host/room.ts";

/** Integers or booleans in nested JavaScript arrays. */
export type IndexList = readonly Numbers[] | readonly Booleans[];

/** @internal An index array, or a mask with the index arrays that it stands for. */
export interface IndexArray {
  /** The shape of each column. */
  readonly shape: Shape;
  /** The indexes along each of the selected axes, row-major. */
  readonly columns: readonly ArrayLike<number>[];
  /** The shape of a mask, null for an array of indexes. */
  readonly mask: Shape | null;
}

/**
 * @internal Converts an index array or a mask. Throws {@link DTypeError} for floats, {@link IndexError} for other
 * lists.
 */
export function readIndexArray(op: string, part: NdArray | IndexList): IndexArray {
  if (part instanceof NdArray) {
    const { shape, dtype } = part;
    if (dtype === "bool") return nonzero(shape, part.toTypedArray());
    if (dtype === "int32") return { shape, columns: [part.toTypedArray()], mask: null };
    throw new DTypeError(`${op}: an index array has dtype int32, a mask bool, got ${dtype}`);
  }
  const { shape, values } = unnest(part, op);
  const numbers = values.filter((x) => typeof x === "number");
  if (numbers.length < values.length) {
    if (numbers.length > 0) throw new IndexError(`${op}: a list of indexes has numbers and booleans`);
    return nonzero(shape, values.map(Number));
  }
  const broken = numbers.find((x) => !Number.isInteger(x));
  if (broken !== undefined) throw new IndexError(`${op}: index ${broken} in a list is not a whole number`);
  return { shape, columns: [numbers], mask: null };
}

function nonzero(shape: Shape, values: ArrayLike<number>): IndexArray {
  const hits: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) hits.push(i);
  const strides = rowMajor(shape);
  const columns = shape.map((length, axis) => hits.map((i) => Math.floor(i / (strides[axis] as number)) % length));
  return { shape: [hits.length], columns, mask: shape };
}

/**
 * @internal The offsets that an index array selects on the axes from `axis` on, for an array of this shape and these
 * strides. Throws {@link IndexError} for an index out of range and a mask whose shape is not that of its axes.
 */
export function offsetsOf(
  op: string,
  { shape: own, columns, mask }: IndexArray,
  axis: number,
  shape: Shape,
  strides: readonly number[],
): Float64Array {
  if (mask !== null && !sameShape(mask, shape.slice(axis, axis + mask.length))) {
    const [mine, all] = [formatShape(mask), formatShape(shape)];
    throw new IndexError(`${op}: a mask of shape ${mine} does not fit axis ${axis} of shape ${all}`);
  }
  const offsets = room(sizeOf(own), "float64", op);
  columns.forEach((column, k) => {
    const stride = strides[axis + k] as number;
    for (let i = 0; i < offsets.length; i++) {
      const index = checkIndex(op, column[i] as number, axis + k, shape);
      offsets[i] = (offsets[i] as number) + index * stride;
    }
  });
  return offsets;
}

/** @internal The index counted from the front. Throws {@link IndexError} if it is out of range. */
export function checkIndex(op: string, index: number, axis: number, shape: Shape): number {
  const length = shape[axis] as number;
  if (index >= -length && index < length) return index < 0 ? index + length : index;
  throw new IndexError(`${op}: index ${index} is out of range for axis ${axis} of shape ${formatShape(shape)}`);
}

/**
 * @internal Lists of offsets broadcast to one shape and added. Throws {@link ShapeError} if their shapes do not fit.
 */
export function sumOfOffsets(
  op: string,
  lists: readonly { readonly shape: Shape; readonly values: Float64Array }[],
): { common: Shape; places: Float64Array } {
  const [first] = lists;
  if (lists.length === 1 && first !== undefined) return { common: first.shape, places: first.values };
  const common = lists.map(({ shape }) => shape).reduce((a, b) => broadcastShapes(a, b, `${op}: index arrays`));
  const places = room(sizeOf(common), "float64", op);
  for (const { shape, values } of lists) {
    const lead = common.length - shape.length;
    const own = rowMajor(shape);
    const strides = common.map((_, i) => (i < lead || shape[i - lead] === 1 ? 0 : (own[i - lead] as number)));
    for (let i = 0; i < places.length; i++) {
      let at = 0;
      for (let axis = common.length - 1, rest = i; axis >= 0; axis--) {
        const length = common[axis] as number;
        at += (rest % length) * (strides[axis] as number);
        rest = Math.floor(rest / length);
      }
      places[i] = (places[i] as number) + (values[at] as number);
    }
  }
  return { common, places };
}

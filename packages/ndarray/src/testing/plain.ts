/**
 * Arrays as plain lists of numbers, the oracle of the tests: slow, and too simple to be wrong.
 *
 * @module
 */

import { fromTypedArray } from "../array/creation.ts";
import { type DType, typedArrayOf } from "../array/dtype.ts";
import { type NdArray, view } from "../array/ndarray.ts";
import { rowMajor, type Shape, sizeOf } from "../array/shape.ts";
import { release } from "../memory/signals.ts";

/** Numbers in row-major order. */
export interface Plain {
  readonly shape: Shape;
  readonly values: readonly number[];
}

/** All indexes of a shape, in row-major order. */
export function indexesOf(shape: Shape): number[][] {
  let indexes: number[][] = [[]];
  for (const length of shape) {
    indexes = indexes.flatMap((index) => Array.from({ length }, (_, i) => [...index, i]));
  }
  return indexes;
}

/** An array whose elements `f` gives, index by index. */
export function fill(shape: Shape, f: (index: readonly number[]) => number): Plain {
  return { shape, values: indexesOf(shape).map(f) };
}

/** The element at an index of a shape that the array broadcasts to. */
export function at({ shape, values }: Plain, index: readonly number[]): number {
  const own = index.slice(index.length - shape.length);
  const strides = rowMajor(shape);
  return values[
    own.reduce((sum, i, axis) => sum + (shape[axis] === 1 ? 0 : i * (strides[axis] as number)), 0)
  ] as number;
}

/** The elements of an array as plain numbers. */
export function plain(a: NdArray): Plain {
  return { shape: a.shape, values: Array.from(a.toTypedArray()) };
}

/** The layouts of {@link laid} in memory. */
export const layouts = [
  "contiguous",
  "transposed",
  "reversed",
  "with gaps",
  "in a larger array",
  "movedOut",
  "a transposed part",
] as const;

/** The same numbers as an array of a dtype, in one of the {@link layouts}. */
export function laid<D extends DType>(
  { shape, values }: Plain,
  dtype: D,
  layout: (typeof layouts)[number],
): NdArray<D> {
  const ndim = shape.length;
  const stored = (list: readonly number[], as: Shape): NdArray<D> => {
    const data = new typedArrayOf[dtype](list.length);
    data.set(list);
    return fromTypedArray(data, as) as NdArray as NdArray<D>;
  };
  switch (layout) {
    case "transposed": {
      const turned = fill([...shape].reverse(), (index) => at({ shape, values }, [...index].reverse()));
      return view(stored(turned.values, turned.shape), 0, shape, rowMajor(turned.shape).reverse());
    }
    case "reversed": {
      const backwards = stored([...values].reverse(), shape);
      return view(
        backwards,
        Math.max(values.length - 1, 0),
        shape,
        rowMajor(shape).map((stride) => -stride),
      );
    }
    case "with gaps": {
      const spread = stored(
        values.flatMap((x) => [x, 1, 0]),
        [values.length * 3],
      );
      return view(
        spread,
        0,
        shape,
        rowMajor(shape).map((stride) => stride * 3),
      );
    }
    case "in a larger array": {
      const around = stored([1, 0, ...values, 1], [values.length + 3]);
      return view(around, 2, shape, rowMajor(shape));
    }
    case "a transposed part": {
      const [first = 1, ...rest] = shape;
      const whole = fill([...rest.reverse(), first + 1], (index) => {
        const own = [...index].reverse();
        return own[0] === first ? 1 : at({ shape, values }, own.slice(index.length - ndim));
      });
      return view(stored(whole.values, whole.shape), 0, shape, rowMajor(whole.shape).reverse().slice(0, ndim));
    }
    case "movedOut": {
      const away = ndim > 1 ? laid({ shape, values }, dtype, "transposed") : stored(values, shape);
      release();
      return away;
    }
    default:
      return stored(values, shape);
  }
}

/** The number of elements that a reduction of these axes combines. */
export function countOf(shape: Shape, axes: readonly number[]): number {
  return sizeOf(axes.map((axis) => shape[axis] as number));
}

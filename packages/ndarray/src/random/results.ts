import { fromTypedArray } from "../array/creation.ts";
import { checkFloatDType, type FloatDType, type TypedArray, type TypedArrays, typedArrayOf } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { checkShape, formatShape, type Shape, sizeOf } from "../array/shape.ts";
import { shown } from "../errors/describe.ts";
import { OutOfMemoryError, ValueError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";

/** A typed array for one draw, or for those of a shape. */
export function room<T extends TypedArray>(op: string, shape: Shape | undefined, make: (count: number) => T): T {
  if (shape === undefined) return make(1);
  const count = sizeOf(checkShape(shape, op));
  try {
    return make(count);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OutOfMemoryError(`${op}: no room for the ${count} numbers of shape ${formatShape(shape)}`);
  }
}

/** The draws as an array of the shape, or, without a shape, the only draw as a number. */
export function result(draws: TypedArray, shape: Shape | undefined): number | NdArray {
  return shape === undefined ? (draws[0] as number) : fromTypedArray(draws, shape);
}

/** Options of the draws of floats. */
export interface FloatOptions<D extends FloatDType = FloatDType> {
  /** The dtype (default float64). For float32 the same doubles are drawn, and then rounded. */
  readonly dtype?: D;
}

const floatOptions = {
  dtype: { default: "float64", check: checkFloatDType },
} satisfies OptionTable<FloatOptions>;

/** One float, or an array of them, rounded from doubles that `next` makes in row-major order. */
export function floats(
  op: string,
  shape: Shape | undefined,
  options: FloatOptions | undefined,
  next: () => number,
): number | NdArray<FloatDType> {
  const { dtype } = readOptions(op, floatOptions, options);
  const make = typedArrayOf[dtype];
  const draws = room(op, shape, (count): TypedArrays[FloatDType] => new make(count));
  for (let i = 0; i < draws.length; i++) draws[i] = next();
  return result(draws, shape) as number | NdArray<FloatDType>;
}

/** Returns `n`. Throws {@link ValueError} unless it is a count that fits into int32. */
export function checkCount(op: string, n: number): number {
  if (!Number.isInteger(n) || n < 0 || n >= 2 ** 31) {
    throw new ValueError(`${op}: expected a whole number from 0 to 2147483647, got ${shown(n)}`);
  }
  return n;
}

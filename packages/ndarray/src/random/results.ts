import { fromTypedArray } from "../array/creation.ts";
import type { TypedArray, TypedArrays } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { checkShape, formatShape, type Shape, sizeOf } from "../array/shape.ts";
import { shown } from "../errors/describe.ts";
import { OutOfMemoryError, ValueError } from "../errors/errors.ts";

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

/** One double, or an array of them, made by `next` in row-major order. */
export function doubles(op: string, shape: Shape | undefined, next: () => number): number | NdArray<"float64"> {
  const draws = room(op, shape, (count): TypedArrays["float64"] => new Float64Array(count));
  for (let i = 0; i < draws.length; i++) draws[i] = next();
  return result(draws, shape) as number | NdArray<"float64">;
}

/** Returns `n`. Throws {@link ValueError} unless it is a count that fits into int32. */
export function checkCount(op: string, n: number): number {
  if (!Number.isInteger(n) || n < 0 || n >= 2 ** 31) {
    throw new ValueError(`${op}: expected a whole number from 0 to 2147483647, got ${shown(n)}`);
  }
  return n;
}

import { type DType, type TypedArrays, typedArrayOf } from "../array/dtype.ts";
import { OutOfMemoryError } from "../errors/errors.ts";

/**
 * Zeros outside the heap, for intermediate results. Throws {@link OutOfMemoryError} if the host has no memory for them.
 */
export function room<D extends DType>(count: number, dtype: D, op: string): TypedArrays[D] {
  try {
    return new typedArrayOf[dtype](count);
  } catch {
    throw new OutOfMemoryError(`${op}: there is no room for ${count} numbers`);
  }
}

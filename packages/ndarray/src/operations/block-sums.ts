import { bytesOf } from "../array/dtype.ts";
import { empty, type NdArray, resolve } from "../array/ndarray.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { astype } from "./movement.ts";

/** The number of rows that are added up in float32, as in NumPy; the sums of such blocks are then added in float64. */
export const BLOCK_ROWS = 128;

/**
 * @internal The sum over the middle axis of a contiguous float32 array, seen as [outer, length, inner]: [outer, inner].
 * Added one after the other, a million rows have a rounding error of more than a percent; here it does not grow with
 * the number of rows.
 */
export function sumInBlocks(x: NdArray, outer: number, length: number, inner: number): NdArray<"float32"> {
  const whole = Math.floor(length / BLOCK_ROWS);
  const blocks = Math.ceil(length / BLOCK_ROWS);
  const row = inner * bytesOf("float32");
  const { sum } = arithmeticKernels.of("float32");
  const parts = empty([outer, blocks, inner], outer * blocks * inner, "float32");
  for (let i = 0, from = resolve(x), to = parts.ptr; i < outer; i++, from += length * row, to += blocks * row) {
    sum(from, to, whole, BLOCK_ROWS, inner);
    if (whole < blocks) sum(from + whole * BLOCK_ROWS * row, to + whole * row, 1, length % BLOCK_ROWS, inner);
  }
  const wide = astype(parts, "float64");
  const out = empty([outer, inner], outer * inner, "float64");
  arithmeticKernels.of("float64").sum(resolve(wide), out.ptr, outer, blocks, inner);
  return astype(out, "float32");
}

import { contiguous, empty, type NdArray, resolve } from "../array/ndarray.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { write } from "../memory/heap.ts";
import { concat } from "./movement.ts";

/**
 * Matrices of one width, stacked by rows: a `concat` for the many small ones of a backward through a sequence. A
 * single one is not copied.
 */
export function joinRows(arrays: readonly NdArray[]): NdArray {
  const first = arrays[0] as NdArray;
  if (arrays.length === 1) return first;
  const { dtype, size } = first;
  const width = first.dims[1] as number;
  for (let i = 0; i < arrays.length; i++) {
    const a = arrays[i] as NdArray;
    if (a.size !== size || a.dtype !== dtype || a.strides !== null || a.dims[1] !== width) {
      return concat(arrays.map(contiguous));
    }
  }
  const count = arrays.length;
  const addresses = empty([count], count, "int32");
  const out = empty([count * (first.dims[0] as number), width], count * size, dtype);
  const from = resolve(addresses);
  for (let i = 0; i < count; i++) write("int32", from + 4 * i, resolve(arrays[i] as NdArray));
  arithmeticKernels.of(dtype).gatherRows(from, count, size, out.ptr);
  return out;
}

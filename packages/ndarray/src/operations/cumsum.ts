import { checkArray } from "../array/check.ts";
import { bytesOf } from "../array/dtype.ts";
import { contiguous, emptyOf, type NdArray, resolve } from "../array/ndarray.ts";
import { normalizeAxis, sizeOf } from "../array/shape.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { heap } from "../memory/heap.ts";
import { astype } from "./movement.ts";

/** Options of {@link cumsum}. */
interface CumsumOptions {
  /** Whether the sums go from each element to the end (default false). */
  readonly reverse?: boolean;
}

const cumsumOptions = { reverse: { default: false } } satisfies OptionTable<CumsumOptions>;

/**
 * The cumulative sums along an axis; with `reverse` from each element to the end. Adds one by one as NumPy does; bools
 * become int32. Throws {@link AxisError} for an axis out of range.
 */
export function cumsum(a: NdArray, axis: number, options?: CumsumOptions): NdArray {
  checkArray(a, "cumsum");
  const { reverse } = readOptions("cumsum", cumsumOptions, options);
  const at = normalizeAxis(axis, a.ndim, "cumsum", a.dims);
  const x = contiguous(a.dtype === "bool" ? astype(a, "int32") : a);
  const out = emptyOf(x.dims, x.dtype);
  const item = bytesOf(x.dtype);
  const values = heap[x.dtype];
  const [from, to] = [resolve(x) / item, out.ptr / item];
  const length = x.dims[at] as number;
  const inner = sizeOf(x.dims.slice(at + 1));
  const block = length * inner;
  const step = reverse ? -inner : inner; // the distance between elements that are added
  for (let start = 0; start < x.size; start += block) {
    const first = reverse ? start + block - inner : start;
    for (let row = 0; row < length; row++) {
      const place = first + row * step;
      for (let i = place; i < place + inner; i++) {
        const before = row === 0 ? 0 : (values[to + i - step] as number);
        values[to + i] = before + (values[from + i] as number);
      }
    }
  }
  return out;
}

import { checkArray } from "../array/check.ts";
import { bytesOf } from "../array/dtype.ts";
import { contiguous, emptyOf, type NdArray, resolve } from "../array/ndarray.ts";
import { normalizeAxis, sizeOf } from "../array/shape.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { heap } from "../memory/heap.ts";
import { astype, reshape } from "./movement.ts";

/** Options of {@link cumsum}. */
interface CumsumOptions {
  /** The axis (default null: all elements in row-major order, as one axis). */
  readonly axis?: number | null;
  /** Whether the sums go from each element to the end (default false). */
  readonly reverse?: boolean;
}

const cumsumOptions = {
  axis: { default: null, kind: "any" }, // checked with the shape
  reverse: { default: false },
} satisfies OptionTable<CumsumOptions>;

/**
 * The cumulative sums along an axis, or of all elements as one vector; with `reverse` from each element to the end:
 * `cumsum(a, { axis: 1 })`. Adds one by one as NumPy does; bools become int32. Throws {@link AxisError} for an axis out of range.
 */
export function cumsum(a: NdArray, options?: CumsumOptions): NdArray {
  checkArray(a, "cumsum");
  const { axis, reverse } = readOptions("cumsum", cumsumOptions, options);
  const from = axis === null ? reshape(a, [a.size]) : a;
  const at = axis === null ? 0 : normalizeAxis(axis, a.ndim, "cumsum", a.dims);
  const x = contiguous(a.dtype === "bool" ? astype(from, "int32") : from);
  const out = emptyOf(x.dims, x.dtype);
  const item = bytesOf(x.dtype);
  const values = heap[x.dtype];
  const [source, target] = [resolve(x) / item, out.ptr / item];
  const length = x.dims[at] as number;
  const inner = sizeOf(x.dims.slice(at + 1));
  const block = length * inner;
  const step = reverse ? -inner : inner; // the distance between elements that are added
  for (let start = 0; start < x.size; start += block) {
    const first = reverse ? start + block - inner : start;
    for (let row = 0; row < length; row++) {
      const place = first + row * step;
      for (let i = place; i < place + inner; i++) {
        const before = row === 0 ? 0 : (values[target + i - step] as number);
        values[target + i] = before + (values[source + i] as number);
      }
    }
  }
  return out;
}

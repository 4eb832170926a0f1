import { checkArray } from "../array/check.ts";
import { fromTypedArray } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";

/**
 * The different elements of an array, sorted, as one axis. As in NumPy 0 and −0 are one element, and so are all NaN,
 * which come last.
 */
export function unique<D extends DType>(a: NdArray<D>): NdArray<D> {
  checkArray(a, "unique");
  const sorted = a.toTypedArray().sort();
  const found = sorted.filter(
    (x, i) => i === 0 || !(x === sorted[i - 1] || (Number.isNaN(x) && Number.isNaN(sorted[i - 1]))),
  );
  return fromTypedArray(found, [found.length]) as NdArray as NdArray<D>;
}

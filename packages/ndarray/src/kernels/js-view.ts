import { type DType, itemSize } from "../array/dtype.ts";
import type { Summed } from "./js-sums.ts";
import type { Heap } from "./kernels.ts";

/** The elements of one dtype in a heap, as the plain loops see them. */
export interface View {
  /**
   * Typed as Float64Array so that loops for every dtype type-check once; reads and writes are those of the actual view,
   * which rounds to float32 or wraps to int32.
   */
  readonly view: Float64Array;
  /** The index in the view of an address. */
  readonly at: (address: number) => number;
  /** Rounds to the dtype. */
  readonly round: (x: number) => number;
  /** The parameters of sums. */
  readonly summed: Summed;
}

/** The view of a heap as one dtype. */
export function viewOf(dtype: DType, heap: Heap): View {
  const view = heap[dtype] as Float64Array;
  const shift = 31 - Math.clz32(itemSize[dtype]);
  return {
    view,
    at: (address) => address >>> shift,
    round: dtype === "float32" ? Math.fround : (x) => x,
    summed: { view, lanes: 16 / Math.max(itemSize[dtype], 4), single: dtype === "float32" },
  };
}

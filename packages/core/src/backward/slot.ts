import type { NdArray } from "@dz/ndarray";

/** What a running backward has found for one value. */
export interface Slot {
  /** The number of the backward; one that failed leaves slots that no other believes. */
  readonly run: number;
  /** The gradient so far. */
  sum: NdArray | null;
  /** Whether later gradients may be added to `sum` in place. */
  owned: boolean;
  /** The products and sums of rows that wait for the end, see `array-sink.ts`. */
  deferred: Deferred | null;
}

/** For a matrix the sum of the products `aᵀ · b` of each `as[i]` and `bs[i]`, for a vector the sum of the rows of all `bs`. */
export interface Deferred {
  as: NdArray[];
  bs: NdArray[];
  /** The number of their elements. */
  size: number;
}

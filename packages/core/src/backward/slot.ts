import type { NdArray } from "@dz/ndarray";

/** The gradient that a running backward has accumulated for one value. */
export interface Slot {
  /** The number of the backward. Slots left behind by one that failed are recognized by it and ignored. */
  readonly run: number;
  /** The sum so far. */
  sum: NdArray | null;
  /** Whether later gradients may be added to `sum` in place. */
  owned: boolean;
  /** The products and sums of rows that are deferred to the end, see `array-sink.ts`. */
  deferred: Deferred | null;
}

/**
 * For a matrix the sum of the products `aᵀ · b` of `as[i]` and `bs[i]`, for a vector the sum of the rows of all `bs`.
 */
export interface Deferred {
  as: NdArray[];
  bs: NdArray[];
  /** The number of their elements. */
  size: number;
}

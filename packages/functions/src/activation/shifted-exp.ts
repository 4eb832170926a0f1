import * as nd from "@dz/ndarray";

/** Exponentials along some axes and their sum; see {@link shiftedExp}. */
export interface ShiftedExp {
  /** The largest element; the axes stay with length 1. */
  readonly largest: nd.NdArray;
  /** `x − largest`, at most 0. */
  readonly below: nd.NdArray;
  /** `e^(x − largest)`, at most 1. */
  readonly powers: nd.NdArray;
  /** `Σ e^(x − largest)`, at least 1; the axes stay with length 1. */
  readonly total: nd.NdArray;
}

/**
 * @internal The parts of softmax and its logarithm: softmax is `powers / total`, its logarithm `below − log total`, and
 * `log Σ eˣ` is `largest + log total`.
 *
 * The largest element is subtracted first: nothing overflows, and `log total` is not added to a number in which it
 * would be lost (in float32 from 1e8 on). Where the largest element is infinite, the results other than `largest` are
 * NaN.
 */
export function shiftedExp(x: nd.NdArray, axes: readonly number[]): ShiftedExp {
  const kept = { axis: axes, keepdims: true };
  const from = nd.astype(x, nd.floatOf(x.dtype)); // the differences of integers may overflow
  const largest = nd.max(from, kept);
  const below = nd.sub(from, largest);
  const powers = nd.exp(below);
  return { largest, below, powers, total: nd.sum(powers, kept) };
}

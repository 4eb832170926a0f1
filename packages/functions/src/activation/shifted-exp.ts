import * as nd from "@dz/ndarray";

/** Exponentials along some axes, and what they add up to; see {@link shiftedExp}. */
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
 * @internal What softmax and its logarithm are made of. Softmax is `powers / total`, its logarithm `below − log total`, and `log Σ eˣ`
 * is `largest + log total`.
 *
 * The largest element is subtracted before anything else happens: nothing overflows, and `log total` is not added to a
 * number in which it would be lost (from 1e8 on in float32). Where the largest element is infinite, all but it is NaN.
 */
export function shiftedExp(x: nd.NdArray, axes: readonly number[]): ShiftedExp {
  const kept = { axis: axes, keepdims: true };
  const from = nd.astype(x, nd.floatOf(x.dtype)); // differences of whole numbers may be too large for one
  const largest = nd.max(from, kept);
  const below = nd.sub(from, largest);
  const powers = nd.exp(below);
  return { largest, below, powers, total: nd.sum(powers, kept) };
}

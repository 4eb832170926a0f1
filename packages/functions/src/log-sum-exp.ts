import * as nd from "@dz/ndarray";

/** `log Σ eˣ` along an axis, which stays with length 1. Shifted by the largest element, so that nothing overflows. */
export function logSumExp(x: nd.NdArray, axis: number): nd.NdArray {
  const kept = { axis, keepdims: true };
  const largest = nd.max(x, kept);
  return nd.add(largest, nd.log(nd.sum(nd.exp(nd.sub(x, largest)), kept)));
}

import { asVariable, getItem, type Variable, type VariableLike } from "@dz/core";
import { constantResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { indexesAlong } from "../array/indexes-along.ts";

/** The result of {@link topK}. */
export interface TopK {
  /** The elements, the largest first (the smallest without `largest`). */
  readonly values: Variable;
  /** Their places along the axis: a constant (int32) without gradient. */
  readonly indices: Variable;
}

/**
 * The k largest (with `largest: false` the smallest) elements along an axis (default the last), and their places. Of
 * equal elements the first is taken, and NaN only where there are too few numbers. A gradient of `values` goes to the
 * places of the elements, and is 0 for the others.
 *
 * Throws {@link nd.AxisError} for an axis out of range and {@link nd.ValueError} for a k that is not a whole number from
 * 0 to its length.
 */
export function topK(x: VariableLike, k: number, options?: nd.TopKOptions): TopK {
  const from = asVariable(x, "topK");
  const top = nd.topK(from.data, k, options);
  const along = nd.normalizeAxis(options?.axis ?? -1, from.ndim, "topK", from.shape);
  const indices = constantResult("TopK", [from], top.indices, { ...options, k, axis: along });
  return { values: getItem(from, ...indexesAlong(from.shape, along, top.indices)), indices };
}

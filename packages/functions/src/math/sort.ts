import { asVariable, getItem, type Variable, type VariableLike } from "@dz/core";
import { constantResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { indexesAlong } from "../array/indexes-along.ts";

/**
 * The elements in ascending (with `descending` in descending) order along an axis (default the last); equal ones stay in
 * their order, and NaN comes last. A gradient goes to the place that its element had.
 *
 * Throws {@link nd.AxisError} for an axis out of range; a Variable of shape [] has none.
 */
export function sort(x: VariableLike, options?: nd.SortOptions): Variable {
  const { axis, descending } = nd.readOptions("sort", nd.sortOptions, options);
  const from = asVariable(x, "sort");
  const along = nd.normalizeAxis(axis, from.ndim, "sort", from.shape);
  const order = nd.argSort(from.data, { axis: along, descending });
  const places = constantResult("ArgSort", [from], order, { axis: along, descending });
  return getItem(from, ...indexesAlong(from.shape, along, places.data));
}

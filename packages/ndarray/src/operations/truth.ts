/**
 * Whether some or all elements are true: every number but 0 is, also NaN.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import type { NdArray } from "../array/ndarray.ts";
import { normalizeAxes } from "../array/shape.ts";
import { readOptions } from "../errors/read-options.ts";
import { equal, notEqual } from "./elementwise.ts";
import { astype } from "./movement.ts";
import { type ReduceOptions, reduceOptions, sum } from "./reduce.ts";

/** How many elements along the axes are false, or true. */
function count(op: string, a: NdArray, what: boolean, options: ReduceOptions | undefined): NdArray {
  checkArray(a, op);
  const { axis, keepdims } = readOptions(op, reduceOptions, options);
  const axes = normalizeAxes(axis, a.dims, op);
  return sum(what ? astype(a, "bool") : equal(a, 0), { axis: axes, keepdims });
}

/**
 * Whether any element along axes (default all) is true, as bools; false where there are none. Throws {@link AxisError}
 * for an axis that is out of range or given twice.
 */
export function any(a: NdArray, options?: ReduceOptions): NdArray<"bool"> {
  return notEqual(count("any", a, true, options), 0) as NdArray<"bool">;
}

/**
 * Whether all elements along axes (default all) are true, as bools; true where there are none. Throws {@link AxisError}
 * for an axis that is out of range or given twice.
 */
export function all(a: NdArray, options?: ReduceOptions): NdArray<"bool"> {
  return equal(count("all", a, false, options), 0) as NdArray<"bool">;
}

import { astype, DTypeError, getItem, isFloat, type NdArray, named, newAxis, slice } from "@dz/ndarray";
import type { DatasetArrays } from "./dataset.ts";

/** The float dtypes that a series can have. */
export type FloatDType = "float64" | "float32";

/**
 * The examples by which a model learns to continue a series [n]: each value, and as its target the next one; both of
 * shape [n - 1, 1]. Throws {@link DTypeError} unless the dtype is a float.
 */
export function nextValues(op: string, series: NdArray, dtype: FloatDType): DatasetArrays {
  if (!isFloat(dtype))
    throw new DTypeError(`${op}: dtype ${named(dtype)} cannot hold a series, use float64 or float32`);
  const values = astype(series, dtype);
  return { data: getItem(values, slice(null, -1), newAxis), label: getItem(values, slice(1), newAxis) };
}

import { astype, checkFloatDType, type FloatDType, getItem, type NdArray, newAxis, slice } from "@dz/ndarray";
import type { DatasetArrays } from "./dataset.ts";

/**
 * Examples for learning to continue a series [n]: each value with the next one as its target, both arrays of shape [n -
 * 1, 1]. Throws {@link DTypeError} unless the dtype is a float dtype.
 */
export function nextValues(op: string, series: NdArray, dtype: FloatDType): DatasetArrays {
  const values = astype(series, checkFloatDType(dtype, op));
  return { data: getItem(values, slice(null, -1), newAxis), label: getItem(values, slice(1), newAxis) };
}

import { DTypeError, isFloat, named } from "@dz/ndarray";
import { asType } from "./as-type.ts";
import type { Transform } from "./transform.ts";

/** The elements as floats, float32 unless said otherwise. */
export function toFloat(dtype: "float32" | "float64" = "float32"): Transform {
  if (!isFloat(dtype)) throw new DTypeError(`toFloat: dtype is ${named(dtype)}, expected float32 or float64`);
  return asType(dtype);
}

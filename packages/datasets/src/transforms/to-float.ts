import { DTypeError, isFloat, named } from "@dz/ndarray";
import { asType } from "./as-type.ts";
import type { Transform } from "./transform.ts";

/** Converts to floats (default float32). */
export function toFloat(dtype: "float32" | "float64" = "float32"): Transform {
  if (!isFloat(dtype)) throw new DTypeError(`toFloat: dtype is ${named(dtype)}, expected float32 or float64`);
  return asType(dtype);
}

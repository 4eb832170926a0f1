import { asType } from "./as-type.ts";
import type { Transform } from "./transform.ts";

/** The elements as floats, float32 unless said otherwise. */
export function toFloat(dtype: "float32" | "float64" = "float32"): Transform {
  return asType(dtype);
}

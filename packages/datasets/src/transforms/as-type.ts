import { astype, checkDType, type DType } from "@dz/ndarray";
import type { Transform } from "./transform.ts";

/** The elements as another dtype, float32 unless said otherwise. */
export function asType(dtype: DType = "float32"): Transform {
  checkDType(dtype, "asType");
  return (x) => astype(x, dtype);
}

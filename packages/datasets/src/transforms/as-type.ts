import { astype, checkDType, type DType } from "@dz/ndarray";
import type { Transform } from "./transform.ts";

/** Converts to another dtype (default float32). */
export function asType(dtype: DType = "float32"): Transform {
  checkDType(dtype, "asType");
  return (x) => astype(x, dtype);
}

import { astype, checkDType, type DType } from "@dz/ndarray";
import type { Transform } from "./transform.ts";

/** Converts to another dtype. */
export function asType(dtype: DType): Transform {
  checkDType(dtype, "asType");
  return (x) => astype(x, dtype);
}

import { asType } from "./as-type.ts";
import type { Transform } from "./transform.ts";

/** Converts to int32, truncating towards zero. */
export function toInt(): Transform {
  return asType("int32");
}

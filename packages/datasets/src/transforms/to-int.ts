import { asType } from "./as-type.ts";
import type { Transform } from "./transform.ts";

/** The elements as int32, cut towards zero. */
export function toInt(): Transform {
  return asType("int32");
}

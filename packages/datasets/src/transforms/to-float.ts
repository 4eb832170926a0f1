import type { FloatDType } from "@dz/ndarray";
import { type OptionTable, readOptions } from "@dz/ndarray";
import { asType } from "./as-type.ts";
import type { Transform } from "./transform.ts";

/** Options of {@link toFloat}. */
export interface ToFloatOptions {
  /** The dtype of the floats (default "float32"). */
  readonly dtype?: FloatDType;
}

const toFloatOptions = {
  dtype: { default: "float32", words: ["float32", "float64"] },
} satisfies OptionTable<ToFloatOptions>;

/** Converts to floats. Throws {@link ValueError} for any other dtype. */
export function toFloat(options?: ToFloatOptions): Transform {
  return asType(readOptions("toFloat", toFloatOptions, options).dtype);
}

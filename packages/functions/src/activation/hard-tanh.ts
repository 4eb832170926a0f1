import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { type OptionTable, readOptions, ValueError } from "@dz/ndarray";
import { clip } from "../math/clip.ts";

/** The bounds of {@link hardTanh}, which may be infinite. */
export interface HardTanhOptions {
  /** The least result (default −1). */
  readonly low?: number;
  /** The largest result (default 1). */
  readonly high?: number;
}

const hardTanhOptions = {
  low: { default: -1, finite: false },
  high: { default: 1, finite: false },
} satisfies OptionTable<HardTanhOptions>;

/**
 * `x` clipped to [low, high], element by element. `{ low: 0, high: 6 }` gives ReLU6.
 *
 * Throws {@link ValueError} unless `low <= high`.
 */
export function hardTanh(x: VariableLike, options?: HardTanhOptions): Variable {
  const { low, high } = readOptions("hardTanh", hardTanhOptions, options);
  const from = asVariable(x, "hardTanh");
  if (!(low <= high)) throw new ValueError(`hardTanh: there is nothing between low ${low} and high ${high}`);
  return clip(from, low, high);
}

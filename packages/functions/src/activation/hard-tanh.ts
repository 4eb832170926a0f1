import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { checkOptions, ValueError } from "@dz/ndarray";
import { clip } from "../math/clip.ts";

/** The bounds of {@link hardTanh} (default −1 and 1). */
export interface HardTanhOptions {
  readonly low?: number;
  readonly high?: number;
}

/**
 * `x` clipped to [low, high], element by element. `{ low: 0, high: 6 }` gives ReLU6.
 *
 * Throws {@link ValueError} unless `low <= high`.
 */
export function hardTanh(x: VariableLike, options?: HardTanhOptions): Variable {
  checkOptions(options, { low: "number", high: "number" }, "hardTanh");
  const { low = -1, high = 1 } = options ?? {};
  const from = asVariable(x, "hardTanh");
  if (!(low <= high)) throw new ValueError(`hardTanh: there is nothing between low ${low} and high ${high}`);
  return clip(from, low, high);
}

import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { clip } from "../math/clip.ts";

/** A piecewise linear sigmoid, with PyTorch's slope, element by element: `x / 6 + 1/2`, clipped to [0, 1]. */
export function hardSigmoid(x: VariableLike): Variable {
  // Clipped before the division, so that the result is exactly 0 and 1 outside.
  return clip(asVariable(x, "hardSigmoid"), -3, 3).add(3).div(6);
}

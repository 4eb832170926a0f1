import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { clip } from "../math/clip.ts";
import { softplus } from "./softplus.ts";
import { tanh } from "./tanh.ts";

/** Mish (Misra 2019), element by element: `x tanh(ln(1 + eˣ))`. */
export function mish(x: VariableLike): Variable {
  const from = asVariable(x, "mish");
  // Beyond 40 the factor tanh(…) is 1; its gradients contain the factor x, which may overflow before the multiplication
  // by 0.
  return from.mul(tanh(softplus(clip(from, -Infinity, 40))));
}

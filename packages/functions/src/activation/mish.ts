import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { softplus } from "./softplus.ts";
import { tanh } from "./tanh.ts";

/** Mish (Misra 2019), element by element: `x tanh(ln(1 + eˣ))`. */
export function mish(x: VariableLike): Variable {
  const from = asVariable(x, "mish");
  return from.mul(tanh(softplus(from)));
}

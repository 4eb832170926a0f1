import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { sigmoid } from "./sigmoid.ts";

/** The sigmoid linear unit, also called swish (Elfwing et al. 2017), element by element: `x σ(x)`. */
export function silu(x: VariableLike): Variable {
  const from = asVariable(x, "silu");
  return from.mul(sigmoid(from));
}

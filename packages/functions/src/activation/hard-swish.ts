import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { hardSigmoid } from "./hard-sigmoid.ts";

/** `silu` with the piecewise linear `hardSigmoid` (Howard et al. 2019), element by element: `x hardSigmoid(x)`. */
export function hardSwish(x: VariableLike): Variable {
  const from = asVariable(x, "hardSwish");
  return from.mul(hardSigmoid(from));
}

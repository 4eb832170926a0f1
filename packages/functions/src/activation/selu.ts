import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { ELU } from "./elu.ts";

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

/**
 * The scaled exponential linear unit (Klambauer et al. 2017), element by element: `λ x` where x is positive, else
 * `λ α (eˣ − 1)`, with λ = 1.0507… and α = 1.6732… .
 */
export function selu(x: VariableLike): Variable {
  return new ELU({ slope: SCALE, height: SCALE * ALPHA, width: 1 }).apply(asVariable(x, "selu"));
}

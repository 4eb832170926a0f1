import type { Variable, VariableLike } from "@dz/core";
import { asFloat } from "../as-float.ts";
import { softplus } from "./softplus.ts";

/** The logarithm of the logistic function, element by element: `ln(1 / (1 + e⁻ˣ))`; it is finite for every finite x. */
export function logSigmoid(x: VariableLike): Variable {
  return softplus(asFloat(x, "logSigmoid").neg()).neg();
}

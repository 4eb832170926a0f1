import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { checkOptions } from "@dz/ndarray";
import { mean } from "./mean.ts";
import { norm } from "./norm.ts";
import { degreesOfFreedom, type VarianceOptions } from "./variance.ts";

/**
 * The standard deviation `√(Σ (x − mean x)² / (n − ddof))` along axes, of all n elements unless said otherwise; NaN where
 * n − ddof is not positive. The gradient of a standard deviation that is 0 is 0.
 *
 * Throws like `variance`.
 */
export function standardDeviation(x: VariableLike, options?: VarianceOptions): Variable {
  checkOptions(options, { axis: "any", keepdims: "boolean", ddof: "number" }, "standardDeviation");
  const { axis, keepdims = false, ddof = 0 } = options ?? {};
  const from = asVariable(x, "standardDeviation");
  const { axes, count } = degreesOfFreedom("standardDeviation", from.shape, axis, ddof);
  const apart = from.sub(mean(from, { axis: axes, keepdims: true }));
  return norm(apart, { axis: axes, keepdims }).div(Math.sqrt(count));
}

import type { Variable, VariableLike } from "@dz/core";
import { readOptions } from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { Norm } from "./direction.ts";
import { Centre } from "./moments.ts";
import { degreesOfFreedom, type VarianceOptions, varianceOptions } from "./variance.ts";

/**
 * The standard deviation `√(Σ (x − mean x)² / (n − ddof))` along axes (default all), each over n elements; NaN where n
 * − ddof is not positive. The gradients of a standard deviation that is 0 are 0. The squares neither overflow nor
 * underflow where the deviation does not. Integers become float64.
 *
 * Throws like `variance`.
 */
export function std(x: VariableLike, options?: VarianceOptions): Variable {
  const { axis, keepdims, ddof } = readOptions("std", varianceOptions, options);
  const from = asFloat(x, "std");
  const { axes, count } = degreesOfFreedom("std", from.shape, axis, ddof);
  const apart = new Centre({ axis: axes, keepdims: true }).apply(from);
  return new Norm(axes, keepdims, count).apply(apart);
}

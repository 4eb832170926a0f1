import type { Variable, VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { degreesOfFreedom } from "@dz/ndarray/memory";
import { asFloat } from "../as-float.ts";
import { Norm } from "./direction.ts";
import { Centre } from "./moments.ts";

/**
 * The standard deviation `√(Σ (x − mean x)² / (n − ddof))` along axes (default all), each over n elements; NaN where n
 * − ddof is not positive. The gradients of a standard deviation that is 0 are 0. The squares neither overflow nor
 * underflow where the deviation does not. Integers become float64.
 *
 * Throws like `variance`.
 */
export function std(x: VariableLike, options?: nd.VarianceOptions): Variable {
  const { axis, keepdims, ddof } = nd.readOptions("std", nd.varianceOptions, options);
  const from = asFloat(x, "std");
  const { axes, count } = degreesOfFreedom("std", from.shape, axis, ddof);
  const apart = new Centre({ axis: axes, keepdims: true }).apply(from);
  return new Norm(axes, keepdims, count).apply(apart);
}

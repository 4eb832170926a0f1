import type { Variable, VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { Norm } from "./direction.ts";

/**
 * The Euclidean norm `√(Σ x²)` along axes (default all). The squares neither overflow nor underflow where the norm does
 * not. The gradients of a norm that is 0 are 0. Integers become float64.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice.
 */
export function norm(x: VariableLike, options?: nd.ReduceOptions): Variable {
  const { axis, keepdims } = nd.readOptions("norm", nd.reduceOptions, options);
  const from = asFloat(x, "norm");
  return new Norm(nd.normalizeAxes(axis, from.shape, "norm"), keepdims).apply(from);
}

import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { readOptions } from "@dz/ndarray";
import { abs } from "../math/abs.ts";
import { type ReductionOptions, reduced, reductionOptions } from "./reduction.ts";
import { targetLike } from "./target-like.ts";

/**
 * The absolute error `|x − t|`; the reduction (default `"mean"`, as in PyTorch) is over all elements. The gradient
 * where x = t is 0.
 *
 * t has the shape of x, or one with as many elements and another number of axes; a number is the target of every
 * element. Throws {@link ShapeError} for other shapes, and for a scalar x.
 */
export function l1Loss(x: VariableLike, t: VariableLike, options?: ReductionOptions): Variable {
  const { reduction } = readOptions("l1Loss", reductionOptions, options);
  const from = asVariable(x, "l1Loss");
  return reduced(abs(from.sub(targetLike(from, t, "l1Loss"))), reduction);
}

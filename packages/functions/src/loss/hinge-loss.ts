import { asVariable, sub, type Variable, type VariableLike } from "@dz/core";
import { readOptions } from "@dz/ndarray";
import { relu } from "../activation/relu.ts";
import { type ReductionOptions, reduced, reductionOptions } from "./reduction.ts";
import { targetLike } from "./target-like.ts";
import { checkTwoSides } from "./two-sides.ts";

/**
 * The loss of a support vector machine with two classes: `max(1 − t x, 0)`, with scores x and targets t that are 1 or
 * −1; the reduction (default `"mean"`) is over all elements. The gradient where t x is 1 is 0.
 *
 * Shapes are those of `l1Loss`. Throws {@link ShapeError} for others and {@link ValueError} for another target.
 */
export function hingeLoss(x: VariableLike, t: VariableLike, options?: ReductionOptions): Variable {
  const { reduction } = readOptions("hingeLoss", reductionOptions, options);
  const from = asVariable(x, "hingeLoss");
  const target = targetLike(from, t, "hingeLoss");
  checkTwoSides(target.data, "hingeLoss");
  return reduced(relu(sub(1, target.mul(from))), reduction);
}

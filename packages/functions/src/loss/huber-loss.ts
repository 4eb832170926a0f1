import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { type OptionTable, readOptions } from "@dz/ndarray";
import { clip } from "../math/clip.ts";
import { type ReductionOptions, reduced, reductionOptions } from "./reduction.ts";
import { targetLike } from "./target-like.ts";

/** Options of {@link huberLoss}. */
export interface HuberLossOptions extends ReductionOptions {
  /** The |x − t| at which the parabola ends: a number above 0 (default 1). */
  readonly delta?: number;
}

const huberLossOptions = {
  delta: { default: 1, above: 0 },
  ...reductionOptions,
} satisfies OptionTable<HuberLossOptions>;

/**
 * The loss of Huber (1964), which is less sensitive to outliers than the square: with d = x − t, `d² / 2` where |d| is
 * at most delta, else `delta (|d| − delta / 2)`. The reduction (default `"mean"`, as in PyTorch) is over all elements.
 *
 * Shapes are those of `l1Loss`. Throws {@link ShapeError} for others and {@link ValueError} unless delta is a positive
 * number.
 */
export function huberLoss(x: VariableLike, t: VariableLike, options?: HuberLossOptions): Variable {
  const { delta, reduction } = readOptions("huberLoss", huberLossOptions, options);
  const from = asVariable(x, "huberLoss");
  const d = from.sub(targetLike(from, t, "huberLoss"));
  const c = clip(d, -delta, delta);
  return reduced(c.mul(d.sub(c.mul(0.5))), reduction); // both cases in one formula
}

import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { type OptionTable, readOptions } from "@dz/ndarray";
import { clip } from "../math/clip.ts";
import { type ReductionOptions, reduced, reductionOptions } from "./reduction.ts";
import { targetLike } from "./target-like.ts";

/** Options of {@link smoothL1Loss}. */
export interface SmoothL1LossOptions extends ReductionOptions {
  /** The |x − t| at which the parabola ends: a number above 0 (default 1). */
  readonly beta?: number;
}

const smoothL1LossOptions = {
  beta: { default: 1, above: 0 },
  ...reductionOptions,
} satisfies OptionTable<SmoothL1LossOptions>;

/**
 * The absolute error, smoothed at 0 (Girshick 2015): with d = x − t, `d² / (2 beta)` where |d| is at most beta, else
 * `|d| − beta / 2`. It is `huberLoss` divided by beta. The reduction (default `"mean"`, as in PyTorch) is over all
 * elements.
 *
 * Shapes are those of `l1Loss`. Throws {@link ShapeError} for others and {@link ValueError} unless beta is a positive
 * number.
 */
export function smoothL1Loss(x: VariableLike, t: VariableLike, options?: SmoothL1LossOptions): Variable {
  const { beta, reduction } = readOptions("smoothL1Loss", smoothL1LossOptions, options);
  const from = asVariable(x, "smoothL1Loss");
  const d = from.sub(targetLike(from, t, "smoothL1Loss"));
  const c = clip(d, -beta, beta);
  // Divides first: d² may overflow or underflow where the result does not.
  return reduced(c.div(beta).mul(d.sub(c.mul(0.5))), reduction);
}

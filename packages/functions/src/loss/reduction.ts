import { sum, type Variable } from "@dz/core";
import type { SharedOptions } from "@dz/ndarray";
import { mean } from "../math/mean.ts";

/**
 * How the losses of the elements are reduced: to their `"mean"`; to their sum divided by the length of the first axis
 * (`"batchMean"`, as in `meanSquaredError` and the other losses of DeZero); to their `"sum"`; or not at all (`"none"`).
 */
export type Reduction = "mean" | "batchMean" | "sum" | "none";

/** Options of a loss with a {@link Reduction}. */
export interface ReductionOptions {
  /** How the losses are reduced (default `"mean"`, `"batchMean"` in `klDivergence`). */
  readonly reduction?: Reduction;
}

/** @internal The table of {@link ReductionOptions}. */
export const reductionOptions: SharedOptions<ReductionOptions> = {
  reduction: { default: "mean", words: ["mean", "batchMean", "sum", "none"] },
};

/** @internal Reduces element-wise losses. */
export function reduced(losses: Variable, reduction: Reduction): Variable {
  if (reduction === "mean") return mean(losses);
  if (reduction === "batchMean") return sum(losses).div(losses.length);
  return reduction === "sum" ? sum(losses) : losses;
}

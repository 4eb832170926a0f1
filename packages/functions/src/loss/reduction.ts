import { sum, type Variable } from "@dz/core";
import { type Shape, type SharedOptions, sizeOf } from "@dz/ndarray";
import { mean } from "../math/mean.ts";

/**
 * How the losses of the elements, or of the targets where these are class labels, are reduced: to their `"mean"`, over
 * all of them; to their sum divided by the length of the first axis (`"batchMean"`, as in `meanSquaredError` and the
 * other losses of DeZero); to their `"sum"`; or not at all (`"none"`).
 */
export type Reduction = "mean" | "batchMean" | "sum" | "none";

/** Options of a loss with a {@link Reduction}. */
export interface ReductionOptions {
  /** How the losses are reduced (default `"mean"`). */
  readonly reduction?: Reduction;
}

/** @internal The table of {@link ReductionOptions}. */
export const reductionOptions: SharedOptions<ReductionOptions> = {
  reduction: { default: "mean", words: ["mean", "batchMean", "sum", "none"] },
};

/** Options of a loss of DeZero, which divides by the length of the first axis. */
export interface BatchMeanOptions {
  /** How the losses are reduced (default `"batchMean"`). */
  readonly reduction?: Reduction;
}

/** @internal The table of {@link BatchMeanOptions}. */
export const batchMeanOptions: SharedOptions<BatchMeanOptions> = {
  reduction: { default: "batchMean", words: ["mean", "batchMean", "sum", "none"] },
};

/** @internal What the sum of the losses of `shape` is divided by; 1 where nothing is divided. */
export function divisorOf(shape: Shape, reduction: Reduction): number {
  if (reduction === "mean") return sizeOf(shape);
  return reduction === "batchMean" ? (shape[0] as number) : 1;
}

/** @internal Reduces element-wise losses. */
export function reduced(losses: Variable, reduction: Reduction): Variable {
  if (reduction === "mean") return mean(losses);
  if (reduction === "batchMean") return sum(losses).div(losses.length);
  return reduction === "sum" ? sum(losses) : losses;
}

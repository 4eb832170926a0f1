import { sum, type Variable } from "@dz/core";
import { describe, ValueError } from "@dz/ndarray";
import { mean } from "../math/mean.ts";

/**
 * How the losses of the elements are reduced: to their `"mean"`; to their sum divided by the length of the first axis
 * (`"batchMean"`, as in `meanSquaredError` and the other losses of DeZero); to their `"sum"`; or not at all (`"none"`).
 */
export type Reduction = "mean" | "batchMean" | "sum" | "none";

/** Options of a loss with a {@link Reduction}. */
export interface ReductionOptions {
  readonly reduction?: Reduction;
}

/** @internal Reduces element-wise losses. Throws {@link ValueError} for an unknown reduction. */
export function reduced(losses: Variable, reduction: Reduction, op: string): Variable {
  if (reduction === "mean") return mean(losses);
  if (reduction === "batchMean") return sum(losses).div(losses.length);
  if (reduction === "sum") return sum(losses);
  if (reduction === "none") return losses;
  const got = typeof reduction === "string" ? `"${reduction}"` : describe(reduction);
  throw new ValueError(`${op}: reduction is ${got}, expected "mean", "batchMean", "sum" or "none"`);
}

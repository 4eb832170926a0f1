import { sum, type Variable } from "@dz/core";
import { describe, ValueError } from "@dz/ndarray";
import { mean } from "../math/mean.ts";

/**
 * How the losses of the elements become one number: their `"mean"`; their sum divided by the length of the first axis
 * (`"batchMean"`, what `meanSquaredError` and the other losses of DeZero do); their `"sum"`; or `"none"`, all of them.
 */
export type Reduction = "mean" | "batchMean" | "sum" | "none";

/** What a loss with a {@link Reduction} takes as options. */
export interface ReductionOptions {
  readonly reduction?: Reduction;
}

/** @internal Losses, element by element, as one number or as they are. Throws {@link ValueError} for an unknown reduction. */
export function reduced(losses: Variable, reduction: Reduction, op: string): Variable {
  if (reduction === "mean") return mean(losses);
  if (reduction === "batchMean") return sum(losses).div(losses.length);
  if (reduction === "sum") return sum(losses);
  if (reduction === "none") return losses;
  const got = typeof reduction === "string" ? `"${reduction}"` : describe(reduction);
  throw new ValueError(`${op}: reduction is ${got}, expected "mean", "batchMean", "sum" or "none"`);
}

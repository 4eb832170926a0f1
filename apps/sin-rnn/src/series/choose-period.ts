import { UsageError } from "@dz/command-line";
import { findPeriod } from "@dz/series";

/**
 * The period in steps, or null for none: the one that was asked for, or with "auto" the one in the autocorrelation of the
 * training part, which is at most a third of its length. Throws {@link UsageError} for a period that is not shorter than it.
 */
export function choosePeriod(asked: number | "auto" | null, train: Float64Array): number | null {
  if (asked === "auto") return findPeriod(train);
  if (asked !== null && asked >= train.length) {
    throw new UsageError(
      `--period ${asked}: there are only ${train.length} values to learn from; take a shorter period, or none`,
    );
  }
  return asked;
}

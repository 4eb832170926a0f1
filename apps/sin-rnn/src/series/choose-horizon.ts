import { UsageError } from "@dz/command-line";

/** The horizon without a period. */
const USUAL = 12;

/**
 * The number of steps to forecast: what was asked for, or without that (null) the period, else 12, but at most 1000 and a
 * third of each part, whose lengths are given. Throws {@link UsageError} for a horizon longer than the test part.
 */
export function chooseHorizon(
  asked: number | null,
  period: number | null,
  { test, valid = test }: { readonly test: number; readonly valid?: number },
): number {
  if (test < 1)
    throw new UsageError("--test: the part for testing has no value; the series is too short, or that too small");
  if (asked === null) {
    return Math.max(1, Math.min(period ?? USUAL, Math.floor(test / 3), Math.floor(valid / 3), 1000));
  }
  if (asked <= test) return asked;
  throw new UsageError(
    `--horizon ${asked}: the test part has only ${test} values; take fewer steps, or a larger --test`,
  );
}

import { quantile } from "@dz/probes";
import { type Interval, medianInterval } from "./bootstrap.ts";
import { signTest } from "./sign-test.ts";

/** The part of the families of comparisons without any difference of which a pair is called real all the same. */
const ERROR = 0.05;

/** With fewer seeds nothing is said of a pair. */
const LEAST = 5;

/** Whether two settings differ. */
export type Verdict = "real" | "may be chance" | "too few seeds";

/** What the seeds that two settings have in common say of them. */
export interface Paired {
  /** The number of these seeds. */
  readonly seeds: number;
  /** The median of how many times as large the loss of the second is; NaN without a common seed. */
  readonly factor: number;
  /** The interval of this factor at the level of {@link levelOf}. */
  readonly interval: Interval;
  readonly verdict: Verdict;
}

/** The level of the interval of each of some pairs, so that those of all hold at 95 % (Bonferroni). */
export function levelOf(pairs: number): number {
  return 1 - ERROR / Math.max(1, pairs);
}

/**
 * The least number of common seeds with which a pair can be real, at least 5. All n seeds agree by chance with the probability
 * 2 / 2ⁿ, which must be below what the level allows.
 */
export function seedsNeeded(pairs: number): number {
  return Math.max(LEAST, Math.ceil(1 - Math.log2(1 - levelOf(pairs))));
}

/**
 * Compares the losses of two settings by their seeds, one of `pairs` comparisons: the logarithms of the ratios of the losses
 * of equal seeds, their median, and its bootstrap interval. Losses that are not finite and above 0 have no such logarithm, and
 * are left out.
 *
 * It is real if the interval does not hold the factor 1, and the exact sign test says so at the same level: no interval of
 * resamples is wider than the data, so with few seeds it is too narrow, and alone would call more pairs real than it says.
 */
export function comparePaired(
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
  pairs: number,
): Paired {
  const logs = [...one].flatMap(([seed, loss]) => {
    const ratio = Math.log((other.get(seed) ?? Number.NaN) / loss);
    return Number.isFinite(ratio) ? [ratio] : [];
  });
  const seeds = logs.length;
  const { low, high } = medianInterval(logs, levelOf(pairs));
  const sorted = logs.toSorted((a, b) => a - b);
  const factor = seeds === 0 ? Number.NaN : Math.exp(quantile(sorted, 0.5));
  const interval = { low: Math.exp(low), high: Math.exp(high) };
  if (seeds < seedsNeeded(pairs)) return { seeds, factor, interval, verdict: "too few seeds" };
  const real = (low > 0 || high < 0) && signTest(logs) <= 1 - levelOf(pairs);
  return { seeds, factor, interval, verdict: real ? "real" : "may be chance" };
}

/** The same comparison from the side of the other. */
export function reversed({ seeds, factor, interval, verdict }: Paired): Paired {
  return { seeds, factor: 1 / factor, interval: { low: 1 / interval.high, high: 1 / interval.low }, verdict };
}

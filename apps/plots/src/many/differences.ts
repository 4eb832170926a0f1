import { medianInterval } from "./bootstrap.ts";
import type { ManyRun, SettingRuns } from "./many-runs.ts";
import { medianOf } from "./quantiles.ts";

/** How two settings differ, by the seeds that both have. */
export interface Difference {
  readonly better: SettingRuns;
  readonly worse: SettingRuns;
  /** The number of seeds of which both runs have a finite loss. */
  readonly seeds: number;
  /** The median over these seeds of the worse loss over the better one, and its interval. */
  readonly factor: number;
  readonly low: number;
  readonly high: number;
  /** `real`: the interval does not contain 1. `few`: with so few seeds not even all of one mind would show it. */
  readonly verdict: "real" | "chance" | "few";
}

/** The probability that any of the intervals misses. */
export const MISS = 0.05;

/** Of more settings only the best is compared with the others, and of those the next ones. */
const [ALL_PAIRS, MOST] = [6, 12];

/**
 * The differences of settings, which come with the best first: of all pairs, or of the best with others. Losses are compared
 * seed by seed, by their ratio, because a seed that is lucky for one setting may be so for another. The level is divided by the
 * number of pairs (Bonferroni), so that all intervals together hold with 95 %.
 */
export function differencesOf(settings: readonly SettingRuns[]): Difference[] {
  const shown = settings.slice(0, MOST);
  const firsts = shown.length <= ALL_PAIRS ? shown : shown.slice(0, 1);
  const pairs = firsts.flatMap((better, i) => shown.slice(i + 1).map((worse) => ({ better, worse })));
  return pairs.map(({ better, worse }) => differenceOf(better, worse, MISS / pairs.length));
}

function differenceOf(better: SettingRuns, worse: SettingRuns, miss: number): Difference {
  const ofSeed = new Map(better.runs.map((run) => [run.config.seed, run]));
  const ratios = worse.runs.flatMap((run) => {
    const other: ManyRun | undefined = ofSeed.get(run.config.seed);
    const ratio = other === undefined ? Number.NaN : Math.log(run.best / other.best);
    return Number.isFinite(ratio) ? [ratio] : [];
  });
  const seeds = ratios.length;
  if (seeds === 0)
    return { better, worse, seeds, factor: Number.NaN, low: Number.NaN, high: Number.NaN, verdict: "few" };
  const [low, high] = medianInterval(ratios, miss);
  // If the settings were alike, all seeds would be of one mind with the probability 2^(1 − seeds).
  const few = 2 ** (1 - seeds) > miss;
  const verdict = few ? "few" : low > 0 || high < 0 ? "real" : "chance";
  return {
    better,
    worse,
    seeds,
    factor: Math.exp(medianOf(ratios)),
    low: Math.exp(low),
    high: Math.exp(high),
    verdict,
  };
}

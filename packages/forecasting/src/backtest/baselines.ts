import { autoregression, type Baseline, drift, meanOfTraining, persistence, seasonalNaive, theta } from "@dz/series";

/** How the baselines are fitted. */
export interface BaselineOptions {
  /** The period in steps, or null without one: then there is no seasonal naive. */
  readonly period: number | null;
  /** The order of the autoregression (default "aic"). */
  readonly ar?: number | "aic";
}

/** All baselines that the values before the test part suffice for, fitted on them. */
export function fitBaselines(train: Float64Array, { period, ar = "aic" }: BaselineOptions): Baseline[] {
  const seasonal = period !== null && period > 1 ? period : null;
  return [
    persistence(),
    meanOfTraining(train),
    drift(train),
    ...(seasonal === null ? [] : [seasonalNaive(train, seasonal)]),
    ...(ar === "aic" && train.length < 8 ? [] : [autoregression(train, ar)]),
    ...(train.length < Math.max(3, 2 * (seasonal ?? 1)) ? [] : [theta(train, { period: seasonal ?? 1 })]),
  ];
}

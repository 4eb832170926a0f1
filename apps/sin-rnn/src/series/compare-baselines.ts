import { type JudgeOptions, judgeBaselines } from "@dz/forecasting";
import type { HorizonScores, Scores } from "@dz/series";

/** What one baseline comes to on the test part. */
export interface BaselineScores {
  readonly name: string;
  /** What was found when it was fitted: an order, a period, coefficients. */
  readonly settings: Readonly<Record<string, number | readonly number[]>>;
  /** Each test value, forecast from all true values before it. */
  readonly oneStep: Scores;
  /** The next `horizon` values, from each origin in the test part with as many left. */
  readonly byHorizon: HorizonScores;
}

/** What all baselines come to. Infinite numbers are null in JSON: a MASE of a series that repeats exactly. */
export interface BaselineComparison {
  readonly length: number;
  readonly testStart: number;
  readonly period: number | null;
  readonly horizon: number;
  /** What MASE is measured in: the error of the seasonal naive before the test part, without a period that of persistence. */
  readonly maseScale: number;
  readonly baselines: readonly BaselineScores[];
}

/** Fits all baselines on the values before `testStart`, and scores them on those from there on. Throws {@link SeriesError}. */
export function compareBaselines(values: Float64Array, options: JudgeOptions): BaselineComparison {
  const { testStart, period, horizon } = options;
  const { scale, baselines } = judgeBaselines(values, options);
  const scored = baselines.map(({ baseline: { name, settings = {} }, oneStep, byHorizon }) => ({
    name,
    settings,
    oneStep,
    byHorizon,
  }));
  return { length: values.length, testStart, period, horizon, maseScale: scale, baselines: scored };
}

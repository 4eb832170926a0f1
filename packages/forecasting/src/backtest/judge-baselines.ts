import {
  type Baseline,
  type HorizonScores,
  horizonScores,
  maseScale,
  oneStepForecasts,
  rollingForecasts,
  type Scores,
  scores,
} from "@dz/series";
import { type BaselineOptions, fitBaselines } from "./baselines.ts";

/** Forecasts of the test part, and their scores. */
export interface Judged {
  /** Of each test value from all true values before it. */
  readonly oneStep: Scores;
  /** Of the next `horizon` values, from each origin in the test part with as many left. */
  readonly byHorizon: HorizonScores;
  readonly forecasts: Float64Array;
  /** [origins][horizon] */
  readonly rows: readonly Float64Array[];
}

/** A baseline that was fitted on the values before the test part, and what it comes to there. */
export interface JudgedBaseline extends Judged {
  readonly baseline: Baseline;
}

/** What is to be judged. */
export interface JudgeOptions extends BaselineOptions {
  readonly testStart: number;
  readonly horizon: number;
}

/** The scores of forecasts of the test part, one step ahead and from each origin; `scale` is that of MASE. */
export function judge(
  values: Float64Array,
  { testStart }: Pick<JudgeOptions, "testStart">,
  scale: number,
  made: Pick<Judged, "forecasts" | "rows">,
): Judged {
  return {
    oneStep: scores(values.subarray(testStart), made.forecasts, scale),
    byHorizon: horizonScores(values, testStart, made.rows, scale),
    ...made,
  };
}

/**
 * Fits all baselines on the values before the test part, and judges them on it. `scale` is what MASE is measured in: the mean
 * error there of the seasonal naive, without a period that of persistence. Throws {@link SeriesError}.
 */
export function judgeBaselines(
  values: Float64Array,
  options: JudgeOptions,
): { readonly scale: number; readonly baselines: readonly JudgedBaseline[] } {
  const { testStart, horizon, period } = options;
  const before = values.subarray(0, testStart);
  const scale = maseScale(before, period ?? 1);
  const baselines = fitBaselines(before, options).map((baseline) => {
    const { forecast } = baseline;
    const forecasts = oneStepForecasts(values, testStart, forecast);
    const rows = rollingForecasts(values, testStart, forecast, horizon);
    return { baseline, ...judge(values, options, scale, { forecasts, rows }) };
  });
  return { scale, baselines };
}

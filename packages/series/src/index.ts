/**
 * Series of numbers over time: reading them from files, their preparation for networks, the baselines that a forecast must beat, and its scores.
 *
 * @module
 */
export { type AutoregressionOptions, autoregression } from "./baselines/autoregression.ts";
export type { Baseline, Forecaster, ForecastFromEach } from "./baselines/baseline.ts";
export { drift } from "./baselines/drift.ts";
export { meanOfTraining } from "./baselines/mean-of-training.ts";
export { persistence } from "./baselines/persistence.ts";
export { seasonalNaive } from "./baselines/seasonal-naive.ts";
export { type ThetaOptions, theta } from "./baselines/theta.ts";
export { SeriesError } from "./errors/series-error.ts";
export { autocorrelation } from "./numbers/autocorrelation.ts";
export { findPeriod } from "./numbers/find-period.ts";
export { type Cycle, calendarInputs } from "./prepare/calendar.ts";
export {
  fitPreparation,
  lostValues,
  type Preparation,
  type PreparationOptions,
  prepare,
  restore,
} from "./prepare/preparation.ts";
export { applyScaler, fitScaler, invertScaler, type Scaler, type ScalerKind } from "./prepare/scaler.ts";
export { type Split, type SplitOptions, split } from "./prepare/split.ts";
export { nextTimes } from "./read/next-times.ts";
export type { Gaps, Missing, ReadOptions } from "./read/read-options.ts";
export { readSeries, readSeriesStream } from "./read/read-series.ts";
export type { Ahead, ReadingNotes, Series } from "./read/series.ts";
export { SeriesReader } from "./read/series-reader.ts";
export { formatTime, type TimeForm } from "./read/time-form.ts";
export { stepText, type TimeStep, type TimeUnit } from "./read/time-step.ts";
export { type BandScores, bandScores, conformalWidths } from "./scores/bands.ts";
export { bestShift } from "./scores/best-shift.ts";
export { maseScale, type Scores, scores, skill } from "./scores/errors.ts";
export {
  type HorizonScores,
  horizonScores,
  oneStepForecasts,
  oneStepScores,
  rollingForecasts,
} from "./scores/rolling.ts";

import type { Forecaster } from "../baselines/baseline.ts";
import { checkArray, checkFinite, checkNumber, checkResult, checkRows } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import { inUnits, type Scores, scores } from "./errors.ts";

/** Errors at each step of forecasts from many origins. */
export interface HorizonScores {
  /** How many origins there are. */
  readonly origins: number;
  /** Mean absolute errors at the steps 1 to `horizon`, in units of the series. */
  readonly mae: readonly number[];
  /** Roots of the mean squared errors at these steps. */
  readonly rmse: readonly number[];
  /** Of all steps and origins together, in units of `maseScale`; with a scale of 0 as that of `Scores`. */
  readonly mase: number;
}

/**
 * Each point of the test part, forecast from all true values before it. `testStart` is the index of its first point, from 1.
 * Throws `SeriesError` for values and forecasts that are not finite.
 */
export function oneStepForecasts(series: Float64Array, testStart: number, forecast: Forecaster): Float64Array {
  checkParts("oneStepForecasts", series, testStart);
  const rows = fromEach("oneStepForecasts", series, testStart, forecast, series.length - testStart, 1);
  return Float64Array.from(rows, (row) => row[0] as number);
}

/** The errors of {@link oneStepForecasts}. Throws `SeriesError` without a test part. */
export function oneStepScores(series: Float64Array, testStart: number, forecast: Forecaster, scale: number): Scores {
  const forecasts = oneStepForecasts(series, testStart, forecast);
  return scores(series.subarray(testStart), forecasts, scale);
}

/**
 * The forecasts of the next `horizon` values from each origin of the test part that has as many left, row by row:
 * [origins, horizon]. The first origin knows the training part, each further one a true value more. `horizon` is a whole
 * number from 1. Throws `SeriesError` for one that is longer than the test part, and for values and forecasts that are not
 * finite.
 */
export function rollingForecasts(
  series: Float64Array,
  testStart: number,
  forecast: Forecaster,
  horizon: number,
): Float64Array[] {
  checkParts("rollingForecasts", series, testStart);
  checkNumber("rollingForecasts", "horizon", horizon, { whole: true, from: 1 });
  const origins = series.length - testStart - horizon + 1;
  if (origins < 1) {
    throw new SeriesError(
      `horizon: ${horizon} steps, but the test part has only ${series.length - testStart} points; ask for fewer steps or a longer test part`,
    );
  }
  return fromEach("rollingForecasts", series, testStart, forecast, origins, horizon);
}

function checkParts(op: string, series: Float64Array, testStart: number): void {
  checkFinite(op, "series", series);
  if (series.length === 0) throw new SeriesError(`${op}: the series has no values`);
  checkNumber(op, "testStart", testStart, { whole: true, from: 1, to: series.length });
}

/** The forecasts of some steps from each of some origins, in one pass if the forecaster can. */
function fromEach(
  op: string,
  series: Float64Array,
  start: number,
  forecast: Forecaster,
  origins: number,
  steps: number,
): Float64Array[] {
  if (typeof forecast !== "function") {
    const name = (forecast as { readonly name?: unknown } | null)?.name;
    const hint = typeof name === "string" ? ", such as the forecast of a baseline" : "";
    throw new SeriesError(`${op}: forecast is no function of a history and a number of steps${hint}`);
  }
  if (origins === 0) return [];
  const rows =
    forecast.fromEach?.(series, start, origins, steps) ??
    Array.from({ length: origins }, (_, i) => forecast(series.subarray(0, start + i), steps));
  if (rows.length !== origins) {
    throw new SeriesError(`${op}: fromEach of the forecast gives ${rows.length} forecasts, expected ${origins}`);
  }
  for (const [i, row] of rows.entries()) {
    const what = `the forecast after ${start + i} values`;
    checkArray(op, what, row);
    if (row.length !== steps) {
      throw new SeriesError(`${op}: ${what} has ${row.length} values, expected ${steps}`);
    }
    for (const value of row) {
      if (!Number.isFinite(value))
        throw new SeriesError(`${op}: ${what} has the value ${value}, expected finite numbers`);
    }
  }
  return rows;
}

/**
 * The errors of {@link rollingForecasts}, by step: of forecasts [origins][horizon], the first from `testStart`. Throws
 * `SeriesError` without any forecast, for more forecasts than the series has values, and for values that are not finite.
 */
export function horizonScores(
  series: Float64Array,
  testStart: number,
  forecasts: readonly Float64Array[],
  scale: number,
): HorizonScores {
  checkParts("horizonScores", series, testStart);
  const horizon = checkRows("horizonScores", "forecasts", forecasts);
  checkNumber("horizonScores", "scale", scale, { from: 0 });
  const needed = testStart + forecasts.length + horizon - 1;
  if (needed > series.length) {
    throw new SeriesError(
      `horizonScores: ${forecasts.length} forecasts of ${horizon} steps from ${testStart} on end at ${needed}, the series has ${series.length} values`,
    );
  }
  const mae = new Array<number>(horizon).fill(0);
  const squares = new Array<number>(horizon).fill(0);
  for (const [i, row] of forecasts.entries()) {
    for (const [h, value] of row.entries()) {
      const distance = Math.abs((series[testStart + i + h] as number) - value);
      mae[h] = (mae[h] as number) + distance / forecasts.length;
      squares[h] = (squares[h] as number) + (distance * distance) / forecasts.length;
    }
  }
  return {
    origins: forecasts.length,
    mae,
    rmse: squares.map((square) => checkResult("horizonScores", Math.sqrt(square))),
    mase: inUnits(mae.reduce((sum, value) => sum + value, 0) / horizon, scale),
  };
}

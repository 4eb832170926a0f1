import type { Forecaster } from "../baselines/baseline.ts";
import { SeriesError } from "../errors/series-error.ts";
import { type Scores, scores } from "./errors.ts";

/** Errors at each step of forecasts from many origins. */
export interface HorizonScores {
  /** How many origins there are. */
  readonly origins: number;
  /** Mean absolute errors at the steps 1 to `horizon`, in units of the series. */
  readonly mae: readonly number[];
  /** Roots of the mean squared errors at these steps. */
  readonly rmse: readonly number[];
  /** Of all steps and origins together, in units of `maseScale`. */
  readonly mase: number;
}

/** Each point of the test part, forecast from all true values before it. `testStart` is the index of its first point. */
export function oneStepForecasts(series: Float64Array, testStart: number, forecast: Forecaster): Float64Array {
  return Float64Array.from(
    { length: series.length - testStart },
    (_, i) => forecast(series.subarray(0, testStart + i), 1)[0] as number,
  );
}

/** The errors of {@link oneStepForecasts}. */
export function oneStepScores(series: Float64Array, testStart: number, forecast: Forecaster, scale: number): Scores {
  return scores(series.subarray(testStart), oneStepForecasts(series, testStart, forecast), scale);
}

/**
 * The forecasts of the next `horizon` values from each origin of the test part that has as many left, row by row:
 * [origins, horizon]. The first origin knows the training part, each further one a true value more.
 */
export function rollingForecasts(
  series: Float64Array,
  testStart: number,
  forecast: Forecaster,
  horizon: number,
): Float64Array[] {
  const origins = series.length - testStart - horizon + 1;
  if (origins < 1) {
    throw new SeriesError(
      `horizon: ${horizon} steps, but the test part has only ${series.length - testStart} points; ask for fewer steps or a longer test part`,
    );
  }
  return Array.from({ length: origins }, (_, i) => forecast(series.subarray(0, testStart + i), horizon));
}

/** The errors of {@link rollingForecasts}, by step. */
export function horizonScores(
  series: Float64Array,
  testStart: number,
  forecasts: readonly Float64Array[],
  scale: number,
): HorizonScores {
  const horizon = forecasts[0]?.length ?? 0;
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
    rmse: squares.map(Math.sqrt),
    mase: mae.reduce((sum, value) => sum + value, 0) / horizon / scale,
  };
}

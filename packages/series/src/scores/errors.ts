import { checkFinite, checkNumber, checkResult } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";

/** Errors of forecasts against the true values. */
export interface Scores {
  /** Mean of the squared errors, in squared units of the series. */
  readonly mse: number;
  /** Root of `mse`, in units of the series. */
  readonly rmse: number;
  /** Mean of the absolute errors, in units of the series. */
  readonly mae: number;
  /** Mean of `2 |y − ŷ| / (|y| + |ŷ|)`, from 0 to 2; a point where both are 0 counts as 0. */
  readonly smape: number;
  /**
   * `mae` in units of {@link maseScale}: below 1, better than the seasonal naive was on the training part. With a scale of 0,
   * which a constant series has, 0 for forecasts without an error and Infinity for others.
   */
  readonly mase: number;
}

/**
 * The errors of forecasts; `scale` is the {@link maseScale} of the training part. `truth` and `forecast` are both [n]. Throws
 * `SeriesError` for arrays that are empty or of different lengths, and values that are not finite.
 */
export function scores(truth: Float64Array, forecast: Float64Array, scale: number): Scores {
  checkFinite("scores", "truth", truth);
  checkFinite("scores", "forecast", forecast);
  checkNumber("scores", "scale", scale, { from: 0 });
  if (truth.length !== forecast.length || truth.length === 0) {
    throw new SeriesError(
      `scores: ${truth.length} true values and ${forecast.length} forecasts; both need as many, at least one`,
    );
  }
  let [squares, distances, relative] = [0, 0, 0];
  for (const [i, y] of truth.entries()) {
    const f = forecast[i] as number;
    const distance = Math.abs(y - f);
    squares += distance * distance;
    distances += distance;
    relative += distance === 0 ? 0 : (2 * distance) / (Math.abs(y) + Math.abs(f));
  }
  const n = truth.length;
  return {
    mse: checkResult("scores", squares / n),
    rmse: Math.sqrt(squares / n),
    mae: distances / n,
    smape: relative / n,
    mase: inUnits(distances / n, scale),
  };
}

/** An error in units of a scale; with a scale of 0 it is 0 or Infinity. @internal */
export function inUnits(mae: number, scale: number): number {
  return mae === 0 ? 0 : mae / scale;
}

/**
 * The mean of `|y[t] − y[t − period]|` over the training part: what the seasonal naive (with a period of 1, persistence)
 * is wrong by there, in units of the series (Hyndman and Koehler 2006). 0 for a series that repeats exactly. `period` is a
 * whole number from 1. Throws `SeriesError` for a training part that is no longer than that.
 */
export function maseScale(train: Float64Array, period = 1): number {
  checkFinite("maseScale", "train", train);
  checkNumber("maseScale", "period", period, { whole: true, from: 1 });
  if (train.length <= period) {
    throw new SeriesError(
      `maseScale: a period of ${period} needs more than ${period === 1 ? "1 value" : `${period} values`}, the training part has ${train.length}`,
    );
  }
  let sum = 0;
  for (let t = period; t < train.length; t++) sum += Math.abs((train[t] as number) - (train[t - period] as number));
  return checkResult("maseScale", sum / (train.length - period));
}

/**
 * By which part of the baseline's mean absolute error a forecast is better: 0.38 is 38 % better, below 0 is worse, −Infinity
 * if only the baseline has no error, 0 if both have none. Throws `SeriesError` for errors that are not numbers from 0.
 */
export function skill(mae: number, baselineMae: number): number {
  checkNumber("skill", "mae", mae, { from: 0 });
  checkNumber("skill", "baselineMae", baselineMae, { from: 0 });
  return mae === baselineMae ? 0 : 1 - mae / baselineMae;
}

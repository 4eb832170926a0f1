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
  /** `mae` in units of {@link maseScale}: below 1, better than the seasonal naive was on the training part. */
  readonly mase: number;
}

/** The errors of forecasts; `scale` is the {@link maseScale} of the training part. */
export function scores(truth: Float64Array, forecast: Float64Array, scale: number): Scores {
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
    mse: squares / n,
    rmse: Math.sqrt(squares / n),
    mae: distances / n,
    smape: relative / n,
    mase: distances / n / scale,
  };
}

/**
 * The mean of `|y[t] − y[t − period]|` over the training part: what the seasonal naive (with a period of 1, persistence)
 * is wrong by there, in units of the series (Hyndman and Koehler 2006). 0 for a series that repeats exactly.
 */
export function maseScale(train: Float64Array, period = 1): number {
  if (train.length <= period) {
    throw new SeriesError(
      `maseScale: a period of ${period} needs more than ${period} values, the training part has ${train.length}`,
    );
  }
  let sum = 0;
  for (let t = period; t < train.length; t++) sum += Math.abs((train[t] as number) - (train[t - period] as number));
  return sum / (train.length - period);
}

/** By which part of the baseline's mean absolute error a forecast is better: 0.38 is 38 % better, below 0 is worse. */
export function skill(mae: number, baselineMae: number): number {
  return mae === baselineMae ? 0 : 1 - mae / baselineMae;
}

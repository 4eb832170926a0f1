/**
 * What a forecast is measured against: methods that need no network.
 *
 * @module
 */

/**
 * Forecasts the next `steps` values of a series from all its true values up to the origin of the forecast, which `history`
 * ends with.
 */
export interface Forecaster {
  (history: Float64Array, steps: number): Float64Array;
  /**
   * The same from many origins at once, for a method that looks at the whole history: `oneStepForecasts` and
   * `rollingForecasts` call this, if it is there, so that their time grows with the length of the series, not its square.
   */
  readonly fromEach?: ForecastFromEach;
}

/**
 * Forecasts [origins][steps] of a series: row i from its first `start + i` values, and equal to what the
 * {@link Forecaster} makes of those.
 */
export type ForecastFromEach = (series: Float64Array, start: number, origins: number, steps: number) => Float64Array[];

/** A method that is fitted once, on the training part, and then forecasts from any origin. */
export interface Baseline {
  /** Its name, as in `backtest.json`. */
  readonly name: string;
  /** What was found when it was fitted, for people: an order, a period, a weight. */
  readonly settings?: Readonly<Record<string, number | readonly number[]>>;
  /** Throws `SeriesError` for a history that is too short, or has a value that is not finite. */
  readonly forecast: Forecaster;
}

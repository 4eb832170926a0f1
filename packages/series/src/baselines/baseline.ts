/**
 * What a forecast is measured against: methods that need no network.
 *
 * @module
 */

/**
 * Forecasts the next `steps` values of a series from all its true values up to the origin of the forecast, which `history`
 * ends with.
 */
export type Forecaster = (history: Float64Array, steps: number) => Float64Array;

/** A method that is fitted once, on the training part, and then forecasts from any origin. */
export interface Baseline {
  /** Its name, as in `backtest.json`. */
  readonly name: string;
  /** What was found when it was fitted, for people: an order, a period, a weight. */
  readonly settings?: Readonly<Record<string, number | readonly number[]>>;
  readonly forecast: Forecaster;
}

/**
 * What is done to a series before a network sees it, and undone to what the network says.
 *
 * @module
 */
import { math } from "@dz/ndarray";
import { SeriesError } from "../errors/series-error.ts";
import { applyScaler, fitScaler, invertScaler, type Scaler, type ScalerKind } from "./scaler.ts";

export interface PreparationOptions {
  /** Takes the natural logarithm first; all values must be positive (default false). */
  readonly log?: boolean;
  /** The lags of differences, taken one after the other: [1] of neighbours, [12] of seasons, [12, 1] of both (default none). */
  readonly differences?: readonly number[];
  /** How the result is scaled (default "standard"). */
  readonly scale?: ScalerKind;
}

/** The fitted steps, plain data for JSON. */
export interface Preparation {
  readonly log: boolean;
  readonly differences: readonly number[];
  readonly scaler: Scaler;
}

/** How many values at the beginning the differences cost. */
export function lostValues({ differences }: Pick<Preparation, "differences">): number {
  return differences.reduce((sum, lag) => sum + lag, 0);
}

/** The steps for a series, with the scaler of its training part. */
export function fitPreparation(
  train: Float64Array,
  { log = false, differences = [], scale = "standard" }: PreparationOptions = {},
): Preparation {
  for (const lag of differences) {
    if (!Number.isInteger(lag) || lag < 1) {
      throw new SeriesError(`differences: a lag is a whole number of steps from 1, got ${lag}`);
    }
  }
  const lost = lostValues({ differences });
  if (train.length <= lost) {
    throw new SeriesError(`differences: take ${lost} values, the training part has ${train.length}`);
  }
  return { log, differences, scaler: fitScaler(differenced(train, log, differences), scale) };
}

/** The prepared values of a series: {@link lostValues} fewer, the first belongs to the step of that index. */
export function prepare({ log, differences, scaler }: Preparation, series: Float64Array): Float64Array {
  return applyScaler(scaler, differenced(series, log, differences));
}

function differenced(series: Float64Array, log: boolean, differences: readonly number[]): Float64Array {
  return differences.reduce(difference, log ? logarithms(series) : series);
}

/** `y[t] − y[t − lag]`, from t = lag on. */
function difference(values: Float64Array, lag: number): Float64Array {
  return values.subarray(lag).map((value, i) => value - (values[i] as number));
}

function logarithms(values: Float64Array): Float64Array {
  const at = values.findIndex((value) => !(value > 0));
  if (at >= 0)
    throw new SeriesError(`log: value ${at + 1} is ${values[at]}, a logarithm needs positive ones; leave out log`);
  return values.map((value) => math.log(value));
}

/**
 * Prepared forecasts of the steps right after `history` in units of the series: the inverse of {@link prepare}. A
 * difference is added to the true value of that lag before, or beyond the lag to the forecast of that step.
 */
export function restore(
  { log, differences, scaler }: Preparation,
  history: Float64Array,
  forecasts: Float64Array,
): Float64Array {
  const levels = [log ? logarithms(history) : history];
  for (const lag of differences) levels.push(difference(levels.at(-1) as Float64Array, lag));
  let values = invertScaler(scaler, forecasts);
  for (let i = differences.length - 1; i >= 0; i--) {
    values = summed(levels[i] as Float64Array, values, differences[i] as number);
  }
  return log ? values.map((value) => math.exp(value)) : values;
}

/** The values whose differences of a lag, after those of `before`, are given. */
function summed(before: Float64Array, differences: Float64Array, lag: number): Float64Array {
  const all = new Float64Array(lag + differences.length);
  all.set(before.subarray(before.length - lag));
  for (const [i, value] of differences.entries()) all[lag + i] = value + (all[i] as number);
  return all.slice(lag);
}

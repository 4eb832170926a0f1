/**
 * What is done to a series before a network sees it, and undone to what the network says.
 *
 * @module
 */
import { math, type OptionTable, shown, ValueError } from "@dz/ndarray";
import { asSeriesError, checkArray, checkedOptions, checkFinite, checkObject } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import { applyScaler, checkScaler, fitScaler, invertScaler, type Scaler, type ScalerKind } from "./scaler.ts";

export interface PreparationOptions {
  /** Takes the natural logarithm first; all values must be positive (default false). */
  readonly log?: boolean;
  /** The lags of differences, taken one after the other: [1] of neighbours, [12] of seasons, [12, 1] of both (default none). */
  readonly differences?: readonly number[];
  /** How the result is scaled (default "standard"). */
  readonly scale?: ScalerKind;
}

const preparationOptions = {
  log: { default: false },
  differences: { optional: true, check: (value, op, name) => checkLags(value, op, name) },
  scale: { default: "standard", words: ["standard", "minmax", "none"] },
} satisfies OptionTable<PreparationOptions>;

/** The fitted steps, plain data for JSON. */
export interface Preparation {
  readonly log: boolean;
  readonly differences: readonly number[];
  readonly scaler: Scaler;
}

function checkLags(lags: readonly number[], op: string, name: string): readonly number[] {
  if (!Array.isArray(lags)) {
    throw new ValueError(`${op}: ${name} is ${shown(lags)}, expected an array of lags such as [1] or [12, 1]`);
  }
  for (const [i, lag] of lags.entries()) {
    if (!Number.isSafeInteger(lag) || lag < 1) {
      throw new ValueError(`${op}: ${name}[${i}] is ${shown(lag)}, expected a whole number from 1`);
    }
  }
  return lags;
}

/** How many values at the beginning the differences cost. */
export function lostValues(preparation: Pick<Preparation, "differences">): number {
  checkObject("lostValues", "preparation", preparation, "what fitPreparation gives");
  const { differences } = preparation;
  asSeriesError(() => checkLags(differences, "lostValues", "differences"));
  return differences.reduce((sum, lag) => sum + lag, 0);
}

/**
 * The steps for a series, with the scaler of its training part. Throws `SeriesError` if the differences leave no value of
 * it, and for values that are not finite or have no logarithm.
 */
export function fitPreparation(train: Float64Array, options?: PreparationOptions): Preparation {
  const { log, differences = [], scale } = checkedOptions("fitPreparation", preparationOptions, options);
  checkFinite("fitPreparation", "train", train);
  const lost = lostValues({ differences });
  if (train.length <= lost) {
    const values =
      train.length === 0
        ? "no values to be fitted on"
        : `differences take ${lost} values, the training part has ${train.length}`;
    throw new SeriesError(`fitPreparation: ${values}`);
  }
  const values = differenced("fitPreparation", train, log, differences);
  return { log, differences: [...differences], scaler: fitScaler(values, scale) };
}

/**
 * The prepared values of a series: {@link lostValues} fewer, the first belongs to the step of that index. Throws
 * `SeriesError` for fewer values than that.
 */
export function prepare(preparation: Preparation, series: Float64Array): Float64Array {
  const { log, differences, scaler } = checkPreparation("prepare", preparation);
  checkFinite("prepare", "series", series);
  checkEnough("prepare", "series", series, differences);
  return applyScaler(scaler, differenced("prepare", series, log, differences));
}

/**
 * Prepared forecasts of the steps right after `history` in units of the series: the inverse of {@link prepare}. A
 * difference is added to the true value of that lag before, or beyond the lag to the forecast of that step. Only the last
 * {@link lostValues} of the history are looked at. Throws `SeriesError` for fewer.
 */
export function restore(preparation: Preparation, history: Float64Array, forecasts: Float64Array): Float64Array {
  const { log, differences, scaler } = checkPreparation("restore", preparation);
  checkArray("restore", "history", history);
  checkEnough("restore", "history", history, differences);
  const start = history.length - lostValues({ differences });
  checkFinite("restore", "history", history, start);
  checkFinite("restore", "forecasts", forecasts);
  const levels = [log ? logarithms("restore", history, start) : history.subarray(start)];
  for (const lag of differences) levels.push(difference(levels.at(-1) as Float64Array, lag));
  let values = invertScaler(scaler, forecasts);
  for (let i = differences.length - 1; i >= 0; i--) {
    values = summed(levels[i] as Float64Array, values, differences[i] as number);
  }
  if (log) values = values.map((value) => math.exp(value));
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) throw new SeriesError(`restore: forecasts[${at}] is ${forecasts[at]}, too large to be undone`);
  return values;
}

/** A preparation, which may come from a file. */
function checkPreparation(op: string, preparation: Preparation): Preparation {
  checkObject(op, "preparation", preparation, "what fitPreparation gives");
  const { log, differences, scaler } = preparation;
  if (typeof log !== "boolean")
    throw new SeriesError(`${op}: preparation.log is ${shown(log)}, expected true or false`);
  asSeriesError(() => checkLags(differences, op, "preparation.differences"));
  checkScaler(op, scaler);
  return preparation;
}

function checkEnough(op: string, name: string, values: Float64Array, differences: readonly number[]): void {
  const lost = lostValues({ differences });
  if (values.length >= lost) return;
  throw new SeriesError(`${op}: differences take ${lost} values, the ${name} has ${values.length}`);
}

function differenced(op: string, series: Float64Array, log: boolean, differences: readonly number[]): Float64Array {
  return differences.reduce(difference, log ? logarithms(op, series, 0) : series);
}

/** `y[t] − y[t − lag]`, from t = lag on. */
function difference(values: Float64Array, lag: number): Float64Array {
  return values.subarray(lag).map((value, i) => value - (values[i] as number));
}

/** The logarithms of the values from `start` on. */
function logarithms(op: string, values: Float64Array, start: number): Float64Array {
  const at = start + values.subarray(start).findIndex((value) => !(value > 0));
  if (at >= start) {
    throw new SeriesError(
      `${op}: value ${at + 1} is ${values[at]}, a logarithm needs positive ones; leave out the option log`,
    );
  }
  return values.subarray(start).map((value) => math.log(value));
}

/** The values whose differences of a lag, after those of `before`, are given. */
function summed(before: Float64Array, differences: Float64Array, lag: number): Float64Array {
  const all = new Float64Array(lag + differences.length);
  all.set(before.subarray(before.length - lag));
  for (const [i, value] of differences.entries()) all[lag + i] = value + (all[i] as number);
  return all.slice(lag);
}

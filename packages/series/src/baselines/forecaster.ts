import { checkArray, checkFinite, checkNumber } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import type { Forecaster, ForecastFromEach } from "./baseline.ts";

/** The most steps of a forecast: more is a mistake, and no memory has room for it. */
const MOST_STEPS = 100_000_000;

/**
 * A forecaster that checks what it gets and what it gives: the last `needed` values of the history, which are all that it
 * looks at, and forecasts that are too large for doubles.
 *
 * @internal
 */
export function lastValues(
  name: string,
  needed: number,
  forecast: (history: Float64Array, steps: number) => Float64Array,
): Forecaster {
  return (history, steps) => {
    checkHistory(name, history, steps, needed);
    checkFinite(name, "history", history, history.length - needed);
    return checkForecasts(name, forecast(history, steps));
  };
}

/**
 * A forecaster that looks at the whole history, and so can forecast from many origins in one pass.
 *
 * @internal
 */
export function wholeHistory(
  name: string,
  forecast: (history: Float64Array, steps: number) => Float64Array,
  fromEach: ForecastFromEach,
): Forecaster {
  const one: Forecaster = (history, steps) => {
    checkHistory(name, history, steps, 1);
    checkFinite(name, "history", history);
    return checkForecasts(name, forecast(history, steps));
  };
  const each: ForecastFromEach = (series, start, origins, steps) => {
    checkHistory(name, series.subarray(0, start), steps, 1);
    checkFinite(name, "history", series.subarray(0, start + origins - 1));
    return fromEach(series, start, origins, steps).map((row) => checkForecasts(name, row));
  };
  return Object.assign(one, { fromEach: each });
}

function checkHistory(name: string, history: Float64Array, steps: number, needed: number): void {
  checkArray(name, "history", history);
  checkNumber(name, "steps", steps, { whole: true, from: 0, to: MOST_STEPS });
  if (history.length >= needed) return;
  const values = needed === 1 ? "1 value" : `${needed} values`;
  throw new SeriesError(`${name}: needs ${values} before the origin of a forecast, the history has ${history.length}`);
}

function checkForecasts(name: string, values: Float64Array): Float64Array {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return values;
  throw new SeriesError(`${name}: the forecast of step ${at + 1} is ${values[at]}, it grows without bounds`);
}

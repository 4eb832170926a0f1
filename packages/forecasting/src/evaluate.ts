import type { UnaryModel } from "@dz/models";
import type { FloatDType } from "@dz/ndarray";
import { nextTimes, SeriesError, type TimeStep } from "@dz/series";
import type { Backtest } from "./backtest/backtest.ts";
import { type BacktestAbout, makeBacktest } from "./backtest/make-backtest.ts";
import { Features } from "./features.ts";
import type { ForecastData } from "./forecast-data.ts";
import { outputsOf, type Plan } from "./plan.ts";
import { roll } from "./roll.ts";

/** A trained network, and the series that it learned. */
export interface Trained {
  readonly model: UnaryModel;
  readonly data: ForecastData;
  readonly plan: Plan;
  /** The step of the times, with which they go on after the series; null without. */
  readonly step: TimeStep | null;
  readonly dtype: FloatDType;
}

/**
 * Judges a trained network on the test part, which is looked at here for the first time, and forecasts the steps after the
 * series. Throws {@link SeriesError} if a forecast is not finite.
 *
 * The last forecasts of one step are also made where known columns have no values so far ahead: a column that ends goes on
 * with its last value there.
 */
export function evaluate({ model, data, plan, step, dtype }: Trained, about: BacktestAbout): Backtest {
  const { trainEnd, testStart, horizon } = plan;
  const n = data.values.length;
  const known = data.known.map((series) => lengthened(series, n - 1 + Math.max(horizon, outputsOf(plan))));
  const features = new Features({ ...data, known }, plan, timesBeyond(data, step, horizon));
  // One pass over the series: of the last origins, only the first step is used.
  const rows = roll(model, features, { from: trainEnd - 1, to: n - 2, steps: horizon, dtype });
  const first = testStart - trainEnd;
  const oneStep = Float64Array.from(rows.slice(first), ([value]) => value as number);
  const made = {
    valid: rows.slice(0, Math.max(0, first - horizon + 1)),
    test: rows.slice(first, first + n - testStart - horizon + 1),
    oneStep,
    ...beyond({ model, data, plan, step, dtype }, horizon),
  };
  for (const row of [...made.valid, oneStep, ...made.test, made.beyond]) {
    if (row.every(Number.isFinite)) continue;
    throw new SeriesError(
      `the network forecasts ${row.find((value) => !Number.isFinite(value))}: its training diverged; try a smaller learning rate`,
    );
  }
  return makeBacktest(data.values, plan, made, about);
}

/**
 * The forecast of the steps after a series, as many as are asked for and the inputs are known for: known columns must reach
 * as far as the outputs, and observed ones must lag as far as the network goes on from its own forecasts. None if the
 * calendar is an input and the times do not go on.
 */
export function beyond(
  { model, data, plan, step, dtype }: Trained,
  steps: number,
): { beyond: Float64Array; beyondTimes: Float64Array | null } {
  const last = data.values.length - 1;
  const times = data.times === null || step === null ? null : nextTimes(data.times, step, steps);
  const possible = plan.calendar.length > 0 && times === null ? 0 : Math.min(steps, reachOf(data, plan));
  if (possible < 1) {
    return { beyond: new Float64Array(0), beyondTimes: times === null ? null : new Float64Array(0) };
  }
  const features = new Features(data, plan, timesBeyond(data, step, steps));
  const [forecast] = roll(model, features, { from: last, to: last, steps: possible, dtype });
  return { beyond: forecast as Float64Array, beyondTimes: times?.slice(0, possible) ?? null };
}

/**
 * How many steps after the series its further columns allow. A network with k outputs reads, before it forecasts the steps
 * from `done + 1` to `done + k`, known columns up to the last of these steps, and observed ones up to the step `done − lag`.
 */
function reachOf({ values, observed, known }: ForecastData, plan: Plan): number {
  const outputs = outputsOf(plan);
  const ahead = Math.min(...known.map((series) => series.length - values.length));
  const blocks = Math.min(
    Math.floor(ahead / outputs),
    observed.length === 0 ? Number.POSITIVE_INFINITY : 1 + Math.floor(plan.lag / outputs),
  );
  return blocks * outputs;
}

/** A series that goes on with its last value, if it is shorter than that. */
function lengthened(series: Float64Array, length: number): Float64Array {
  if (series.length >= length) return series;
  const all = new Float64Array(length).fill(series.at(-1) as number);
  all.set(series);
  return all;
}

/** The times of a series, and of some steps after it. */
function timesBeyond({ times }: ForecastData, step: TimeStep | null, steps: number): Float64Array | null {
  if (times === null || step === null) return times;
  const all = new Float64Array(times.length + steps);
  all.set(times);
  all.set(nextTimes(times, step, steps), times.length);
  return all;
}

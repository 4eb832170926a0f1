import type { UnaryModel } from "@dz/models";
import type { FloatDType } from "@dz/ndarray";
import { nextTimes, type TimeStep } from "@dz/series";
import type { Backtest } from "./backtest/backtest.ts";
import { type BacktestAbout, makeBacktest } from "./backtest/make-backtest.ts";
import { Features } from "./features.ts";
import type { ForecastData } from "./forecast-data.ts";
import type { Plan } from "./plan.ts";
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
 * series.
 */
export function evaluate({ model, data, plan, step, dtype }: Trained, about: BacktestAbout): Backtest {
  const { trainEnd, testStart, horizon } = plan;
  const n = data.values.length;
  const features = new Features(data, plan, timesBeyond(data, step, horizon));
  const from = (origin: number, last: number, steps: number): Float64Array[] =>
    roll(model, features, { from: origin, to: last, steps, dtype });
  const oneStep = Float64Array.from(from(testStart - 1, n - 2, 1), ([value]) => value as number);
  return makeBacktest(
    data.values,
    plan,
    {
      valid: from(trainEnd - 1, testStart - 1 - horizon, horizon),
      test: from(testStart - 1, n - 1 - horizon, horizon),
      oneStep,
      ...beyond({ model, data, plan, step, dtype }, horizon),
    },
    about,
  );
}

/**
 * The forecast of the steps after a series, as many as are asked for and known columns reach; none if the calendar is an
 * input and the times do not go on.
 */
export function beyond(
  { model, data, plan, step, dtype }: Trained,
  steps: number,
): { beyond: Float64Array; beyondTimes: Float64Array | null } {
  const last = data.values.length - 1;
  const times = data.times === null || step === null ? null : nextTimes(data.times, step, steps);
  const ahead = Math.min(steps, ...data.known.map((series) => series.length - last - 1));
  const blocks = Math.floor(ahead / (plan.strategy === "direct" ? plan.horizon : 1));
  const possible = data.known.length === 0 ? steps : Math.min(ahead, blocks * plan.changes.length);
  if (possible < 1 || (plan.calendar.length > 0 && times === null)) {
    return { beyond: new Float64Array(0), beyondTimes: times === null ? null : new Float64Array(0) };
  }
  const features = new Features(data, plan, timesBeyond(data, step, steps));
  const [forecast] = roll(model, features, { from: last, to: last, steps: possible, dtype });
  return { beyond: forecast as Float64Array, beyondTimes: times?.slice(0, possible) ?? null };
}

/** The times of a series, and of some steps after it. */
function timesBeyond({ times }: ForecastData, step: TimeStep | null, steps: number): Float64Array | null {
  if (times === null || step === null) return times;
  const all = new Float64Array(times.length + steps);
  all.set(times);
  all.set(nextTimes(times, step, steps), times.length);
  return all;
}

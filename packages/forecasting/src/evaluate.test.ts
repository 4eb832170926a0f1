import { full, random } from "@dz/ndarray";
import type { TimeStep } from "@dz/series";
import { describe, expect, test } from "vitest";
import { formatBacktest, parseBacktest } from "./backtest/backtest.ts";
import { beyond, evaluate, type Trained } from "./evaluate.ts";
import { Features } from "./features.ts";
import { dataOf, type ForecastData } from "./forecast-data.ts";
import { createModel } from "./network.ts";
import { makePlan, outputsOf, type PlanOptions, type Strategy } from "./plan.ts";
import { roll } from "./roll.ts";
import { noise, wave } from "./testing/waves.ts";

const N = 80;
const values = wave(N, 6, 0.2);
const about = { name: "a", network: "gru", epoch: 1 };
const months: TimeStep = { unit: "month", count: 1, day: 31, offset: 0 };

/** A network with the weights that it begins with. */
function untrained(data: ForecastData, options: PlanOptions, step: TimeStep | null = null): Trained {
  random.seed(3);
  const plan = makePlan(data, options);
  const model = createModel("gru", 4, outputsOf(plan), { dtype: "float64" });
  const trained: Trained = { model, data, plan, step, dtype: "float64" };
  // The weights are drawn at the first input.
  roll(model, new Features(data, plan), { from: 20, to: 20, steps: 1, dtype: "float64" });
  return trained;
}

/** A further column that goes on for `ahead` values after the end of the series. */
const withKnown = (ahead: number): ForecastData => ({ ...dataOf(values), known: [noise(N + ahead, 5)] });

/** The inputs of the last weeks of the month, whose step is one of the calendar. */
const monthEnds = Float64Array.from({ length: N }, (_, i) => Date.UTC(2000, i + 1, 0));

describe("beyond", () => {
  test.each<[Strategy, ahead: number, steps: number, made: number]>([
    ["direct", 0, 3, 0],
    ["direct", 2, 3, 0], // the three outputs need three known values
    ["direct", 3, 3, 3],
    ["direct", 3, 2, 2], // fewer steps than outputs
    ["direct", 5, 4, 3],
    ["direct", 6, 4, 4], // into the second block of outputs
    ["direct", 100, 5, 5],
    ["recursive", 0, 3, 0],
    ["recursive", 2, 3, 2],
    ["recursive", 3, 3, 3],
    ["recursive", 9, 7, 7],
  ])("%s, known columns %i steps ahead, %i steps: makes %i", (strategy, ahead, steps, made) => {
    const { beyond: forecast } = beyond(untrained(withKnown(ahead), { horizon: 3, strategy }), steps);
    expect(forecast.length).toBe(made);
    expect(forecast.every(Number.isFinite)).toBe(true);
  });

  test.each<[Strategy, lag: number, made: number]>([
    ["direct", 0, 3], // then the network would need observed values that are not known yet
    ["direct", 2, 3],
    ["direct", 3, 6],
    ["recursive", 3, 4],
    ["recursive", 20, 10],
  ])("%s, observed columns with a lag of %i, 10 steps: makes %i", (strategy, lag, made) => {
    const data = { ...dataOf(values), observed: [noise(N, 5)] };
    const { beyond: forecast } = beyond(untrained(data, { horizon: 3, strategy, lag }), 10);
    expect(forecast.length).toBe(made);
    expect(forecast.every(Number.isFinite)).toBe(true);
  });

  test("uses the known values of the steps that it forecasts", () => {
    const trained = untrained(withKnown(3), { horizon: 3 });
    const other = noise(N + 3, 5).map((value, t) => (t === N + 2 ? value + 1 : value));
    const changed = { ...trained, data: { ...trained.data, known: [other] } };
    expect(beyond(changed, 3).beyond).not.toEqual(beyond(trained, 3).beyond);
  });

  test("goes on with the times: the ends of months", () => {
    const trained = untrained(dataOf(values, monthEnds), { horizon: 2, calendar: ["month"] }, months);
    const { beyond: forecast, beyondTimes } = beyond(trained, 5);
    expect(forecast.length).toBe(5);
    const dates = Array.from(beyondTimes ?? [], (time) => new Date(time).toISOString().slice(0, 10));
    expect(dates).toEqual(["2006-09-30", "2006-10-31", "2006-11-30", "2006-12-31", "2007-01-31"]);
  });

  test("has no times without times or without a step, and no forecast if it needed them", () => {
    expect(beyond(untrained(dataOf(values), { horizon: 2 }), 2).beyondTimes).toBeNull();
    expect(beyond(untrained(dataOf(values, monthEnds), { horizon: 2 }), 2)).toMatchObject({ beyondTimes: null });
    expect(beyond(untrained(dataOf(values, monthEnds), { horizon: 2 }), 2).beyond.length).toBe(2);
    const needed = untrained(dataOf(values, monthEnds), { horizon: 2, calendar: ["month"] });
    expect(beyond(needed, 2)).toEqual({ beyond: new Float64Array(0), beyondTimes: null });
  });
});

describe("evaluate", () => {
  test.each<[string, ForecastData, PlanOptions, TimeStep | null]>([
    ["a series alone", dataOf(values), { horizon: 3 }, null],
    ["one step ahead", dataOf(values), { horizon: 1, period: 6 }, null],
    ["known columns that end with the series, direct", withKnown(0), { horizon: 3 }, null],
    ["known columns that end with the series, recursive", withKnown(0), { horizon: 3, strategy: "recursive" }, null],
    ["known columns that reach further", withKnown(9), { horizon: 3 }, null],
    ["times with a step", dataOf(values, monthEnds), { horizon: 3, calendar: ["month"] }, months],
    ["times without one", dataOf(values, monthEnds), { horizon: 3, calendar: ["month"] }, null],
    ["a validation part shorter than the horizon", dataOf(values), { horizon: 12, strategy: "recursive" }, null],
    ["a test part of one value", dataOf(values), { horizon: 1, test: 0.02 }, null],
    ["logarithms of changes", dataOf(values), { horizon: 3, log: true, difference: true, period: 6 }, null],
  ])("gives a backtest that is read again: %s", (_, data, options, step) => {
    const backtest = evaluate(untrained(data, options, step), about);
    expect(parseBacktest(formatBacktest(backtest))).toEqual(backtest);
    expect(backtest.network.forecasts.length).toBe(N - backtest.testStart);
  });

  test("a known column that ends goes on with its last value, for the last forecasts of one step alone", () => {
    const data = withKnown(0);
    const ended = untrained(data, { horizon: 3 });
    const held = noise(N + 2, 5).fill((data.known[0] as Float64Array)[N - 1] as number, N);
    const [here, there] = [ended, { ...ended, data: { ...data, known: [held] } }].map((it) => evaluate(it, about));
    expect(here?.network).toEqual(there?.network);
    expect(here?.forecast.values).toEqual([]);
  });

  test("makes each forecast of one value from those before it", () => {
    const other = values.map((value, t) => (t > 70 ? value + 5 : value));
    const trained = untrained(dataOf(values), { horizon: 3, period: 6 });
    const [here, there] = [values, other].map((series) => evaluate({ ...trained, data: dataOf(series) }, about));
    const upTo70 = 71 - trained.plan.testStart + 1; // the forecast of step 71 is the last that does not know step 71
    const same = (forecasts: readonly number[] | undefined): readonly number[] | undefined =>
      forecasts?.slice(0, upTo70);
    expect(same(there?.network.forecasts)).toEqual(same(here?.network.forecasts));
    expect(there?.network.forecasts[upTo70]).not.toBe(here?.network.forecasts[upTo70]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("says that a network diverged: weights of %f", (weight) => {
    const trained = untrained(dataOf(values), { horizon: 3 });
    for (const parameter of trained.model.params()) parameter.data = full(parameter.shape, weight);
    expect(() => evaluate(trained, about)).toThrow(/^the network forecasts .+: its training diverged; try a smaller/);
  });
});

import { horizonScores, maseScale, scores } from "@dz/series";
import { describe, expect, test } from "vitest";
import { dataOf } from "../forecast-data.ts";
import { makePlan } from "../plan.ts";
import { noise, wave } from "../testing/waves.ts";
import { type Forecasts, makeBacktest } from "./make-backtest.ts";

const N = 200;
const H = 3;
const values = wave(N, 8, 0.3);
const plan = makePlan(dataOf(values), { horizon: H, period: 8 });
const { trainEnd, testStart } = plan;
/** The truth and noise. */
const rows = (start: number, end: number): Float64Array[] =>
  Array.from({ length: end - start - H + 1 }, (_, i) =>
    noise(H, start + i + 1).map((e, step) => 0.1 * e + (values[start + i + step] as number)),
  );
const made: Forecasts = {
  valid: rows(trainEnd, testStart),
  test: rows(testStart, N),
  oneStep: noise(N - testStart, 5).map((e, i) => 0.1 * e + (values[testStart + i] as number)),
  beyond: Float64Array.of(1, 2, 3, 4),
  beyondTimes: null,
};
const about = { name: "a", network: "gru", epoch: 3 };
const backtest = makeBacktest(values, plan, made, about);

describe("makeBacktest", () => {
  test("scores the network and the baselines in units of what is known before the test part", () => {
    const scale = maseScale(values.subarray(0, testStart), 8);
    expect(backtest.maseScale).toBe(scale);
    expect(backtest.network.oneStep).toEqual(scores(values.subarray(testStart), made.oneStep, scale));
    expect(backtest.network.byHorizon).toEqual(horizonScores(values, testStart, made.test, scale));
    expect(backtest.network.forecasts).toEqual(Array.from(made.oneStep));
    for (const { oneStep, comparison } of backtest.baselines) {
      expect(comparison.skill).toBeCloseTo(1 - backtest.network.oneStep.mae / oneStep.mae, 12);
      expect(comparison.byHorizon).toEqual(["better", "better", "better"]);
    }
  });

  test("names the baseline with the smallest error as the best", () => {
    const errors = backtest.baselines.map(({ oneStep }) => oneStep.mae);
    const least = backtest.baselines[errors.indexOf(Math.min(...errors))];
    expect(backtest.best).toBe(least?.name);
    expect(backtest.best).not.toBe("persistence");
  });

  test("fits baselines before the test part alone", () => {
    const other = values.map((value, t) => (t > testStart ? value + 50 : value));
    const settings = makeBacktest(other, plan, made, about).baselines.map((baseline) => baseline.settings);
    expect(settings).toEqual(backtest.baselines.map((baseline) => baseline.settings));
  });

  test("has bands around the forecast as far as the horizon, and none beyond", () => {
    const { low, high } = backtest.forecast;
    for (const [i, width] of backtest.network.bands.widths.entries()) {
      expect(low[i]).toBe(i + 1 - (width as number));
      expect(high[i]).toBe(i + 1 + (width as number));
    }
    expect([low[3], high[3]]).toEqual([null, null]);
    const wider = makeBacktest(values, plan, made, { ...about, level: 0.95 }).network.bands;
    expect(wider.level).toBe(0.95);
    expect(wider.widths[0]).toBeGreaterThan(backtest.network.bands.widths[0] as number);
  });

  test("compares the errors at each step with those at the same step", () => {
    // The second step alone is far off.
    const test = made.test.map((row) => row.map((value, step) => (step === 1 ? value + 9 : value)));
    for (const { comparison } of makeBacktest(values, plan, { ...made, test }, about).baselines) {
      expect(comparison.byHorizon).toEqual(["better", "worse", "better"]);
    }
  });

  test("has null where JSON has no number: a series that repeats exactly", () => {
    const repeats = Float64Array.from({ length: N }, (_, t) => t % 8);
    const { maseScale: unit, network, baselines } = makeBacktest(repeats, plan, made, about);
    expect([unit, network.oneStep.mase, network.byHorizon.mase]).toEqual([0, null, null]);
    expect(baselines.find(({ name }) => name === "seasonalNaive")?.comparison).toMatchObject({
      skill: null,
      oneStep: "worse",
    });
  });
});

import { describe, expect, test } from "vitest";
import type { ForecastFromEach } from "../baselines/baseline.ts";
import { persistence } from "../baselines/persistence.ts";
import { theta } from "../baselines/theta.ts";
import { bandScores, conformalWidths } from "./bands.ts";
import { bestShift } from "./best-shift.ts";
import { maseScale, scores, skill } from "./errors.ts";
import { oneStepForecasts, rollingForecasts } from "./rolling.ts";

test("scores by hand", () => {
  const got = scores(Float64Array.of(1, 2, 0), Float64Array.of(2, 2, 0), 0.5);
  expect(got.mse).toBeCloseTo(1 / 3, 15);
  expect(got.rmse).toBeCloseTo(Math.sqrt(1 / 3), 15);
  expect(got.mae).toBeCloseTo(1 / 3, 15);
  expect(got.smape).toBeCloseTo(2 / 3 / 3, 15);
  expect(got.mase).toBeCloseTo(2 / 3, 15);
  expect(() => scores(Float64Array.of(1), new Float64Array(0), 1)).toThrow("1 true values and 0 forecasts");
});

test("maseScale needs more than one period", () => {
  expect(maseScale(Float64Array.of(1, 3, 2))).toBe(1.5);
  expect(() => maseScale(Float64Array.of(1, 3), 2)).toThrow("a period of 2 needs more than 2 values");
});

test("skill", () => {
  expect([skill(0.62, 1), skill(1, 1), skill(2, 1), skill(0, 0)]).toEqual([0.38, 0, -1, 0]);
});

describe("rollingForecasts", () => {
  test("know the values up to their origin, and nothing later", () => {
    const seen: number[] = [];
    const forecasts = rollingForecasts(
      Float64Array.of(0, 1, 2, 3, 4),
      2,
      (history, steps) => {
        seen.push(history.length);
        return persistence().forecast(history, steps);
      },
      2,
    );
    expect(seen).toEqual([2, 3]);
    expect(forecasts.map((row) => Array.from(row))).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("come in one pass from a forecaster that has one, cut to the steps that were asked for", () => {
    const series = Float64Array.from({ length: 400 }, (_, t) => 10 + Math.sin(t));
    let [passes, single] = [0, 0];
    const { forecast } = theta(series.subarray(0, 100), { period: 6 });
    const counted = Object.assign(
      (history: Float64Array, steps: number) => {
        single++;
        return forecast(history, steps);
      },
      {
        fromEach: (...given: Parameters<ForecastFromEach>) => {
          passes++;
          return (forecast.fromEach as ForecastFromEach)(...given);
        },
      },
    );
    expect(rollingForecasts(series, 100, counted, 12)).toHaveLength(289);
    expect(oneStepForecasts(series, 100, counted)).toHaveLength(300);
    expect([passes, single]).toEqual([2, 0]);
  });

  test("refuse a forecaster that does not forecast from each origin", () => {
    const short = Object.assign(persistence().forecast, { fromEach: () => [new Float64Array(2)] });
    expect(() => rollingForecasts(new Float64Array(9), 2, short, 2)).toThrow(
      "rollingForecasts: fromEach of the forecast gives 1 forecasts, expected 6",
    );
  });

  test("refuse a horizon beyond the test part", () => {
    expect(() => rollingForecasts(new Float64Array(5), 2, persistence().forecast, 4)).toThrow(
      "horizon: 4 steps, but the test part has only 3 points",
    );
  });
});

describe("bestShift", () => {
  const truth = Float64Array.from({ length: 100 }, (_, t) => Math.sin(t * t));
  test.each([-2, 0, 1, 3])("finds a forecast that is %i steps late", (late) => {
    const forecast = truth.map((_, t) => (truth[t - late] ?? 0) + 0.01);
    expect(bestShift(truth, forecast)).toBe(late);
  });
});

describe("bands", () => {
  test("have the width of the distance of the right rank at each step", () => {
    const rows = Array.from({ length: 9 }, (_, i) => Float64Array.of((i + 1) * (-1) ** i, 10 * (i + 1)));
    expect(conformalWidths(rows, 0.5)).toEqual([5, 50]);
    expect(conformalWidths(rows, 0.9)).toEqual([9, 90]);
    expect(conformalWidths(rows, 0.91)).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  test("cover what they promise, on exchangeable errors", () => {
    const error = (i: number): number => Math.tan(1.5 * Math.sin(i * i)); // heavy tails
    const rows = Array.from({ length: 2000 }, (_, i) => Float64Array.of(error(i)));
    const [width = 0] = conformalWidths(rows, 0.9);
    const truth = Float64Array.from({ length: 2000 }, (_, i) => error(5000 + i));
    const { coverage } = bandScores(
      truth,
      truth.map(() => -width),
      truth.map(() => width),
      0.9,
    );
    expect(Math.abs(coverage - 0.9)).toBeLessThan(0.02);
  });

  test("scores by hand", () => {
    const got = bandScores(Float64Array.of(1, 5), Float64Array.of(0, 0), Float64Array.of(2, 4), 0.9);
    expect(got.coverage).toBe(0.5);
    expect(got.width).toBe(3);
    expect(got.intervalScore).toBeCloseTo(3 + 20 / 2, 10);
    expect(() => conformalWidths([], 90)).toThrow("conformalWidths: level is 90, expected a number above 0 to below 1");
  });
});

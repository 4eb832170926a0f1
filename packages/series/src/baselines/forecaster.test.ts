import { describe, expect, test } from "vitest";
import { SeriesError } from "../errors/series-error.ts";
import { oneStepForecasts, rollingForecasts } from "../scores/rolling.ts";
import { autoregression } from "./autoregression.ts";
import type { Baseline } from "./baseline.ts";
import { drift } from "./drift.ts";
import { meanOfTraining } from "./mean-of-training.ts";
import { persistence } from "./persistence.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { theta } from "./theta.ts";

const series = Float64Array.from({ length: 60 }, (_, t) => 20 + t / 3 + 4 * Math.sin(t) + Math.cos(t * t));
const train = series.subarray(0, 40);
const hole = (values: Float64Array, at: number): Float64Array => values.with(at, Number.NaN);

const baselines: readonly Baseline[] = [
  persistence(),
  meanOfTraining(train),
  drift(train),
  seasonalNaive(train, 6),
  autoregression(train, 3),
  theta(train),
  theta(train, { period: 6 }),
];

describe.each(baselines)("$name", ({ name, forecast }) => {
  test("forecasts no step, and any number of them", () => {
    expect(forecast(train, 0)).toEqual(new Float64Array(0));
    expect(forecast(train, 100).every(Number.isFinite)).toBe(true);
  });

  test("in one pass has the bits of one origin after the other", () => {
    const plain = (history: Float64Array, steps: number): Float64Array => forecast(history.slice(), steps);
    expect(rollingForecasts(series, 40, forecast, 5)).toEqual(rollingForecasts(series, 40, plain, 5));
    expect(oneStepForecasts(series, 40, forecast)).toEqual(oneStepForecasts(series, 40, plain));
    expect(oneStepForecasts(series, 60, forecast)).toEqual(new Float64Array(0));
  });

  test("refuses a number of steps that is none, and what is no history", () => {
    for (const steps of [-1, 1.5, Number.NaN, 1e12]) {
      expect(() => forecast(train, steps)).toThrow(/: steps is .*, expected a whole number from 0 to 100000000$/);
    }
    expect(() => forecast([1, 2] as never, 1)).toThrow("history is a JavaScript array, expected a Float64Array");
  });

  test.skipIf(name === "mean")("refuses a history that is too short, or ends with NaN", () => {
    expect(() => forecast(new Float64Array(0), 1)).toThrow(
      /: needs \d values? before the origin of a forecast, the history has 0$/,
    );
    expect(() => forecast(hole(train, 39), 1)).toThrow("history[39] is NaN, expected a finite number");
  });
});

test.each<[string, () => unknown]>([
  ["meanOfTraining: needs 1 value to be fitted, the training part has 0", () => meanOfTraining(new Float64Array(0))],
  ["drift: needs 2 values to be fitted, the training part has 1", () => drift(Float64Array.of(1))],
  ["drift: train[1] is NaN, expected a finite number", () => drift(Float64Array.of(1, Number.NaN))],
  [
    "drift: the result is Infinity; the values are too large for it, divide them by a number first",
    () => drift(Float64Array.of(-1e308, 1e308, 1e308).subarray(0, 2)),
  ],
  ["seasonalNaive: period is 0, expected a whole number from 1", () => seasonalNaive(train, 0)],
  [
    "seasonalNaive with a period of 41: needs 41 values to be fitted, the training part has 40",
    () => seasonalNaive(train, 41),
  ],
  [
    "seasonalNaive with a period of 6: needs 6 values before the origin of a forecast, the history has 5",
    () => seasonalNaive(train, 6).forecast(train.subarray(0, 5), 1),
  ],
  [
    'autoregression: the order is a whole number from 0 or "aic", got the string "AIC"',
    () => autoregression(train, "AIC" as never),
  ],
  [
    "autoregression: largest is -1, expected a whole number from 0",
    () => autoregression(train, "aic", { largest: -1 }),
  ],
  [
    "autoregression: there is no option larges; did you mean largest? the only one is largest",
    () => autoregression(train, "aic", { larges: 3 } as never),
  ],
  [
    "autoregression of order 30: needs 62 values to be fitted, the training part has 40",
    () => autoregression(train, "aic", { largest: 30 }),
  ],
  [
    "autoregression: needs 2 values to be fitted, the training part has 1",
    () => autoregression(Float64Array.of(1), "aic"),
  ],
  [
    "autoregression of order 3: needs 3 values before the origin of a forecast, the history has 2",
    () => autoregression(train, 3).forecast(train.subarray(0, 2), 1),
  ],
  [
    "autoregression of order 12000: 30000 values times 12001 are more than 134217728 numbers; take a smaller order, or fewer values",
    () => autoregression(new Float64Array(30_000), 12_000),
  ],
  ["theta: period is 0, expected a whole number from 1", () => theta(train, { period: 0 })],
  [
    "theta: there is no option perid; did you mean period? the only one is period",
    () => theta(train, { perid: 12 } as never),
  ],
  ["theta: needs 42 values to be fitted, the training part has 40", () => theta(train, { period: 21 })],
  ["theta: train[7] is NaN, expected a finite number", () => theta(hole(train, 7))],
  ["theta: history[3] is NaN, expected a finite number", () => theta(train).forecast(hole(train, 3), 1)],
])("%s", (message, call) => {
  expect(call).toThrow(new SeriesError(message));
});

test("a forecast that grows without bounds is named", () => {
  const powers = Float64Array.from({ length: 20 }, (_, t) => 4 ** t);
  expect(() => autoregression(powers, 1).forecast(powers, 2000)).toThrow(
    /^autoregression of order 1: the forecast of step \d+ is Infinity, it grows without bounds$/,
  );
});

test("constant series have the smallest order, and are forecast by themselves", () => {
  for (const value of [0, 0.1, -7]) {
    const constant = new Float64Array(50).fill(value);
    expect(autoregression(constant, "aic").settings).toMatchObject({ order: 0 });
    for (const { forecast } of [
      autoregression(constant, "aic"),
      theta(constant),
      theta(constant, { period: 4 }),
      drift(constant),
    ]) {
      for (const got of forecast(constant, 3)) expect(got).toBeCloseTo(value, 12);
    }
  }
});

test("orders that fit exactly are the smallest that do", () => {
  const wave = Float64Array.from({ length: 200 }, (_, t) => Math.sin(t / 3));
  expect(autoregression(wave, "aic").settings).toMatchObject({ order: 2 });
});

import { describe, expect, test } from "vitest";
import { autoregression } from "./autoregression.ts";
import { drift } from "./drift.ts";
import { seasonalNaive } from "./seasonal-naive.ts";

/** y[t] = 1 + 0.5 y[t−1] − 0.3 y[t−2] + noise of a fixed sequence. */
function process(n: number): Float64Array {
  const y = new Float64Array(n);
  let seed = 1;
  for (let t = 2; t < n; t++) {
    seed = (seed * 16807) % 2147483647;
    y[t] = 1 + 0.5 * (y[t - 1] as number) - 0.3 * (y[t - 2] as number) + seed / 2147483647 - 0.5;
  }
  return y;
}

describe("autoregression", () => {
  test("finds the order and the coefficients of a process", () => {
    const { order, coefficients } = autoregression(process(20_000), "aic", { largest: 5 }).settings as {
      order: number;
      coefficients: number[];
    };
    expect(order).toBe(2);
    for (const [i, want] of [1, 0.5, -0.3].entries()) expect(coefficients[i]).toBeCloseTo(want, 1);
  });

  test("of order 0 forecasts the mean of the training part", () => {
    for (const value of autoregression(Float64Array.of(1, 2, 6), 0).forecast(Float64Array.of(9), 2)) {
      expect(value).toBeCloseTo(3, 12);
    }
  });

  test("forecasts a constant series by itself", () => {
    const series = new Float64Array(20).fill(3);
    for (const order of [0, 1, 4]) {
      for (const value of autoregression(series, order).forecast(series, 5)) expect(value).toBeCloseTo(3, 12);
    }
  });

  test("refuses what cannot be fitted, in one line", () => {
    expect(() => autoregression(Float64Array.of(1, 2, 3), 2)).toThrow(
      "autoregression of order 2: needs 6 values to be fitted, the training part has 3",
    );
    expect(() => autoregression(process(9), 1.5)).toThrow('the order is a whole number from 0 or "aic", got 1.5');
  });
});

test("drift goes on along the line from the first value to the last", () => {
  expect(Array.from(drift(Float64Array.of(1, 7, 5)).forecast(Float64Array.of(1, 7, 5, 9), 2))).toEqual([11, 13]);
  expect(() => drift(Float64Array.of(1))).toThrow("drift: needs 2 values");
});

test("seasonalNaive repeats the last period, beyond its end too", () => {
  const history = Float64Array.of(9, 1, 2, 3);
  expect(Array.from(seasonalNaive(history, 3).forecast(history, 5))).toEqual([1, 2, 3, 1, 2]);
  expect(() => seasonalNaive(history, 5)).toThrow("seasonalNaive with a period of 5: needs 5 values");
  expect(() => seasonalNaive(history, 0)).toThrow("seasonalNaive: period is 0, expected a whole number from 1");
});

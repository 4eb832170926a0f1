import { describe, expect, test } from "vitest";
import { realSeries } from "../testing/real-series.ts";
import { autocorrelation } from "./autocorrelation.ts";
import { findPeriod } from "./find-period.ts";
import { leastSquares } from "./least-squares.ts";

describe("leastSquares", () => {
  test("solves what has a solution, and nested parts of it", () => {
    const fit = leastSquares(Float64Array.of(1, 2, 1, 3, 1, 5), Float64Array.of(5, 7, 11), 2); // 1 + 2 x
    expect(fit.solve(2)[0]).toBeCloseTo(1, 12);
    expect(fit.solve(2)[1]).toBeCloseTo(2, 12);
    expect(fit.residual(2)).toBeCloseTo(0, 20);
    expect(fit.solve(1)[0]).toBeCloseTo(23 / 3, 12);
    expect(fit.residual(1)).toBeCloseTo((5 - 23 / 3) ** 2 + (7 - 23 / 3) ** 2 + (11 - 23 / 3) ** 2, 10);
  });

  test("gives 0 to a column that depends on those before it", () => {
    const fit = leastSquares(Float64Array.of(1, 2, 1, 2, 1, 2), Float64Array.of(3, 3, 3), 2);
    expect(fit.solve(2)[0]).toBeCloseTo(3, 12);
    expect(fit.solve(2)[1]).toBe(0);
  });
});

test("autocorrelation of a constant series is not a number", () => {
  expect(autocorrelation(new Float64Array(5).fill(2), 1).every(Number.isNaN)).toBe(true);
});

/** Numbers from −1 to 1 without a pattern, by the generator of Park and Miller. */
function noise(n: number): Float64Array {
  let seed = 1;
  return Float64Array.from({ length: n }, () => {
    seed = (seed * 16807) % 2147483647;
    return (2 * seed) / 2147483647 - 1;
  });
}

describe("findPeriod", () => {
  test.each([2, 3, 7, 12, 24])("finds %i under a trend and noise", (period) => {
    const series = Float64Array.from(
      noise(20 * period),
      (value, t) => 0.3 * t + 5 * Math.sin((2 * Math.PI * t) / period + 1) + value,
    );
    expect(findPeriod(series)).toBe(period);
  });

  test.each(realSeries)("of $name is the usual one, or none", ({ name, train }) => {
    const found = {
      "co2-monthly": 12,
      "us-employment": null,
      "seattle-hourly": 24,
      "seattle-daily": null,
      "sp500-monthly": null,
    };
    expect(findPeriod(train)).toBe(found[name as keyof typeof found]);
  });

  test("there is none in noise, in a line, and in a few points", () => {
    expect(findPeriod(noise(500))).toBeNull();
    expect(findPeriod(Float64Array.from({ length: 500 }, (_, t) => t))).toBeNull();
    expect(findPeriod(Float64Array.of(1, 2, 1, 2))).toBeNull();
    expect(findPeriod(new Float64Array(0))).toBeNull();
    expect(findPeriod(new Float64Array(500).fill(0.1))).toBeNull();
  });

  test("the rounding of a line is no period", () => {
    for (const slope of [0.1, 1 / 3, 0.7, 1e-3]) {
      expect(findPeriod(Float64Array.from({ length: 500 }, (_, t) => 1000 + slope * t))).toBeNull();
    }
  });

  test("is found in a long series, whose lags are too many to sum one by one", () => {
    const series = Float64Array.from(noise(40_000), (value, t) => (t % 1440) / 100 + 0.1 * value);
    expect(findPeriod(series)).toBe(1440);
  });

  test("refuses what is no series, and no limit", () => {
    expect(() => findPeriod(Float64Array.of(1, Number.NaN))).toThrow(
      "findPeriod: series[1] is NaN, expected a finite number",
    );
    expect(() => findPeriod(new Float64Array(20), 2)).toThrow("findPeriod: least is 2, expected a number from 0 to 1");
  });
});

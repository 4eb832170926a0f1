import { array, assert, double, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { autocorrelation } from "./autocorrelation.ts";

const value = double({ min: -1e6, max: 1e6, noNaN: true });

test("is the formula of the book", () => {
  assert(
    property(array(value, { minLength: 1, maxLength: 40 }), integer({ min: 0, max: 50 }), (list, lags) => {
      const y = Float64Array.from(list);
      const n = y.length;
      const r = autocorrelation(y, lags);
      expect(r).toHaveLength(lags + 1);
      if (y.every((v) => v === y[0])) {
        expect(r.every(Number.isNaN)).toBe(true);
        return;
      }
      const mean = y.reduce((a, b) => a + b, 0) / n;
      const sum = (k: number): number =>
        Array.from(
          { length: Math.max(0, n - k) },
          (_, t) => ((y[t] as number) - mean) * ((y[t + k] as number) - mean),
        ).reduce((a, b) => a + b, 0);
      if (sum(0) < 1e-3) return; // differences near the rounding of the values
      for (const [k, got] of r.entries()) expect(got).toBeCloseTo(sum(k) / sum(0), 9);
      expect(r[0]).toBe(1);
      expect(r.every((v) => Math.abs(v) <= 1 + 1e-12)).toBe(true);
    }),
  );
});

test("of a constant series is not a number, whatever the rounding of its mean", () => {
  expect(autocorrelation(new Float64Array(10).fill(0.1), 3).every(Number.isNaN)).toBe(true);
  expect(autocorrelation(Float64Array.of(5), 2).every(Number.isNaN)).toBe(true);
});

test("refuses what has none", () => {
  expect(() => autocorrelation(new Float64Array(0), 1)).toThrow("autocorrelation: the series has no values");
  expect(() => autocorrelation(Float64Array.of(1, 2), 1.5)).toThrow(
    "autocorrelation: lags is 1.5, expected a whole number from 0 to 100000000",
  );
  expect(() => autocorrelation(Float64Array.of(1, Number.NaN), 1)).toThrow(
    "autocorrelation: series[1] is NaN, expected a finite number",
  );
  for (const large of [Float64Array.of(1e308, 1e308, 3), Float64Array.of(1.7e308, -1.7e308, -1.7e308)]) {
    expect(() => autocorrelation(large, 1)).toThrow("autocorrelation: the result is Infinity");
  }
});

test("does not depend on the unit, even where squares are no doubles", () => {
  const r = autocorrelation(Float64Array.of(1, 2, 5), 2);
  for (const unit of [2 ** -700, 2 ** 700]) {
    const scaled = autocorrelation(Float64Array.of(unit, 2 * unit, 5 * unit), 2);
    for (const [lag, value] of scaled.entries()) expect(value).toBeCloseTo(r[lag] as number, 12);
  }
  expect(autocorrelation(Float64Array.of(0, 5e-324), 1)[0]).toBe(1);
});

import { expect, test } from "vitest";
import { medianInterval } from "./bootstrap.ts";

/** The probability of `k` or more of `n` draws, each with the probability `p`. */
function atLeast(n: number, k: number, p: number): number {
  let [sum, choose] = [0, 1];
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += choose * p ** i * (1 - p) ** (n - i);
    choose = (choose * (n - i)) / (i + 1);
  }
  return sum;
}

test("of five values the median of a resample is the least in 5.8 % of them, which is in the tail of 85 %, but not of 95 %", () => {
  // Three or more of five draws are the least: 10 (1/5)³ (4/5)² + 5 (1/5)⁴ (4/5) + (1/5)⁵.
  expect(atLeast(5, 3, 1 / 5)).toBeCloseTo(0.05792, 12);
  expect(medianInterval([50, 10, 30, 20, 40])).toEqual({ low: 10, high: 50 });
  expect(medianInterval([50, 10, 30, 20, 40], 0.85)).toEqual({ low: 20, high: 40 });
});

test("of two values it is the mean of two draws: each of them in a quarter of the resamples", () => {
  expect(medianInterval([1, 3])).toEqual({ low: 1, high: 3 });
  expect(medianInterval([1, 3], 0.4)).toEqual({ low: 2, high: 2 });
});

test("of 21 values the ends are those of the exact distribution", () => {
  const values = Array.from({ length: 21 }, (_, i) => i * i);
  for (const level of [0.8, 0.9, 0.95, 0.99]) {
    // The median of 21 draws is at most value k if 11 of them are.
    const k = values.findIndex((_, i) => atLeast(21, 11, (i + 1) / 21) > (1 - level) / 2);
    expect(medianInterval(values, level)).toEqual({ low: k ** 2, high: (20 - k) ** 2 });
  }
});

test("an infinite value is the largest, and two of them are no NaN", () => {
  const { low, high } = medianInterval([1, Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY]);
  expect([low, high]).toEqual([1, Number.POSITIVE_INFINITY]);
});

test("the same values in any order give the same interval, equal values themselves, and one value none", () => {
  expect(medianInterval([3, 1, 2, 5, 8, 4])).toEqual(medianInterval([8, 5, 4, 3, 2, 1]));
  expect(medianInterval([2, 2, 2])).toEqual({ low: 2, high: 2 });
  for (const few of [[], [1]]) expect(medianInterval(few)).toEqual({ low: Number.NaN, high: Number.NaN });
});

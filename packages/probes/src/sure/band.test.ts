import { expect, test } from "vitest";
import { bandOf, countBelow, quantile } from "./band.ts";

test("a band has the quantiles of NumPy", () => {
  // numpy.quantile([1, 2, 3, 4, 10], [0.05, 0.5, 0.95])
  const { low, median, high } = bandOf([10, 2, 4, 1, 3]);
  expect(low).toBeCloseTo(1.2, 12);
  expect(median).toBe(3);
  expect(high).toBeCloseTo(8.8, 12);
  expect(quantile([1, 2], 0.5)).toBe(1.5);
  expect(bandOf([7])).toEqual({ low: 7, median: 7, high: 7 });
});

test("a loss that is not a number is worse than any other", () => {
  expect(bandOf([Number.NaN, 1, 2])).toEqual({ low: 1.1, median: 2, high: Number.POSITIVE_INFINITY });
  expect(bandOf([Number.NaN, Number.POSITIVE_INFINITY]).median).toBe(Number.POSITIVE_INFINITY);
  expect(countBelow([1, 2, 3, Number.NaN], 2)).toBe(1);
  expect(countBelow([1, 2, 3, Number.NaN], Number.NaN)).toBe(3);
});

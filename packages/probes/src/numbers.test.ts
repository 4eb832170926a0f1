import { expect, test } from "vitest";
import { mean, median } from "./numbers.ts";

test("the middle, between two for an even number, without what is not a number", () => {
  expect(median([5, 1, 100])).toBe(5);
  expect(median([4, 1, 100, 2])).toBe(3);
  expect(median([Number.NaN, 7])).toBe(7);
  expect(median([])).toBeNaN();
});

test("the mean of nothing is no number", () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean([])).toBeNaN();
});

import { expect, test } from "vitest";
import { firstMean, smoothed, stepsFrom } from "./curves.ts";

test("the mean of the first values, or of all", () => {
  expect(firstMean(Float64Array.of(1, 3, 8), 2)).toBe(2);
  expect(firstMean(Float64Array.of(1, 3, 8), 50)).toBe(4);
});

test("smoothing takes as many neighbours on either side, and leaves both ends as they are", () => {
  expect(smoothed(Float64Array.of(1, 2, 6, 4, 0), 1)).toEqual([1, 3, 4, 10 / 3, 0]);
  expect(smoothed(Float64Array.of(1, 2, 6, 4, 2), 10)).toEqual([1, 3, 3, 4, 2]);
});

test("steps are counted from a number", () => {
  expect(stepsFrom(801, 3)).toEqual([801, 802, 803]);
});

import { expect, test } from "vitest";
import { growth, median } from "./statistics.ts";

test("median of odd and even numbers of values, and of none", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(median([])).toBeNaN();
});

test("growth is measured from the middle", () => {
  expect(growth([50, 80, 100, 104, 102])).toBeCloseTo(0.04);
  expect(growth([100, 100, 90, 90])).toBe(0);
  expect(growth([])).toBe(0);
});

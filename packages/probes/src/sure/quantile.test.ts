import { expect, test } from "vitest";
import { quantile } from "./quantile.ts";

// numpy.quantile([3, 1, 2, 10], q)
test.each([
  [0, 1],
  [0.05, 1.15],
  [0.5, 2.5],
  [0.95, 8.95],
  [1, 10],
])("the quantile %s is NumPy's", (part, expected) => {
  expect(quantile([3, 1, 2, 10], part)).toBeCloseTo(expected, 12);
});

test("what is not finite is larger than all, and nothing has no quantile", () => {
  expect(quantile([1, Number.NaN], 1)).toBe(Number.POSITIVE_INFINITY);
  expect(quantile([1, Number.NaN, 2], 0.5)).toBe(2);
  expect(quantile([], 0.5)).toBeNaN();
});

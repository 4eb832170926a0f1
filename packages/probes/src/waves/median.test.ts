import { expect, test } from "vitest";
import { median } from "./median.ts";

test("the middle, between two for an even number, without what is not a number", () => {
  expect(median([5, 1, 100])).toBe(5);
  expect(median([4, 1, 100, 2])).toBe(3);
  expect(median([Number.NaN, 7])).toBe(7);
  expect(median([])).toBeNaN();
});

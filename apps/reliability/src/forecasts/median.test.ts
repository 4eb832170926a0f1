import { expect, test } from "vitest";
import { median } from "./median.ts";

test("the middle of an odd number of values, the mean of the two middle ones of an even number", () => {
  expect(median([10, 1, 2])).toBe(2);
  expect(median([10, 1, 2, 4])).toBe(3);
  expect(median([])).toBeNaN();
});

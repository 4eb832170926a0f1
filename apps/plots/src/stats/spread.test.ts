import { expect, test } from "vitest";
import { spreadOf } from "./spread.ts";

test("quartiles as NumPy interpolates them", () => {
  // np.percentile([1, 2, 4, 8, 16, 32], [0, 25, 50, 75, 100]) is [1, 2.5, 6, 14, 32]
  const spread = { lowest: 1, lower: 2.5, median: 6, upper: 14, highest: 32 };
  expect(spreadOf([16, 1, 32, 2, 8, 4])).toEqual(spread);
});

test("what is no number is worse than any other", () => {
  const infinite = Number.POSITIVE_INFINITY;
  const spread = { lowest: 1, lower: 1.5, median: 2, upper: infinite, highest: infinite };
  expect(spreadOf([Number.NaN, 2, 1])).toEqual(spread);
  expect(spreadOf([Number.NaN])).toEqual({
    lowest: infinite,
    lower: infinite,
    median: infinite,
    upper: infinite,
    highest: infinite,
  });
});

import { expect, test } from "vitest";
import { logCorrelation } from "./log-correlation.ts";

test("powers of each other correlate by 1 or -1 in their logarithms", () => {
  const x = [1, 2, 5, 11, 3];
  expect(
    logCorrelation(
      x,
      x.map((value) => value ** 3),
    ),
  ).toBeCloseTo(1, 12);
  expect(
    logCorrelation(
      x,
      x.map((value) => 1 / value),
    ),
  ).toBeCloseTo(-1, 12);
  // Logarithms 0 1 2 3 and 1 0 3 2: the covariance is 3/4, each variance 5/4.
  expect(logCorrelation([1, 10, 100, 1000], [10, 1, 1000, 100])).toBeCloseTo(0.6, 12);
});

test("what has no logarithm is left out, and too few numbers have no correlation", () => {
  expect(logCorrelation([1, 2, 4, 0, Number.NaN], [1, 2, 4, 9, 9])).toBeCloseTo(1, 12);
  expect(logCorrelation([1, 2, 0], [1, 2, 3])).toBeNaN();
});

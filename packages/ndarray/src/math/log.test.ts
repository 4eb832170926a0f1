import { describe, expect, test } from "vitest";
import { log } from "./log.ts";

// The doubles nearest to the true values, computed with 1500 bits; the command `ulp` measures the errors on millions of
// points.

describe("log", () => {
  test.each([
    [2, Math.LN2],
    [3, 1.0986122886681098],
    [10, Math.LN10],
    [0.1, -Math.LN10],
    [1e300, 690.7755278982137],
    [5e-324, -744.4400719213812],
    [0.99, -0.01005033585350145],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(log(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, -Infinity],
    [-0, -Infinity],
    [1, 0],
    [Infinity, Infinity],
    [-1, Number.NaN],
    [-Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, y) => {
    expect(log(x)).toBe(y);
  });
});

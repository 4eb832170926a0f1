import { describe, expect, test } from "vitest";
import { log1p, log2 } from "./log-pair.ts";

// The doubles nearest to the true values, computed with 1500 bits; the command `ulp` measures the errors on millions of
// points.

describe("log1p", () => {
  test.each([
    [1, Math.LN2],
    [-0.5, -Math.LN2],
    [1e-9, 9.999999995e-10],
    [-1e-20, -1e-20],
    [1e17, 39.14394658089878],
    [0.3, 0.26236426446749106],
    [-0.4, -0.5108256237659907],
    [-0.9999, -9.210340371976294],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(log1p(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0],
    [-0, -0],
    [-1, -Infinity],
    [-1.5, Number.NaN],
    [-Infinity, Number.NaN],
    [Infinity, Infinity],
    [Number.NaN, Number.NaN],
    [5e-324, 5e-324],
  ])("of %d is %d", (x, y) => {
    expect(log1p(x)).toBe(y);
  });
});

describe("log2", () => {
  test.each([
    [2, 1],
    [3, 1.584962500721156],
    [10, 3.321928094887362],
    [0.1, -3.321928094887362],
    [1e300, 996.5784284662087],
    [0.99, -0.014499569695115089],
    [1.01, 0.014355292977070054],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(log2(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, -Infinity],
    [-0, -Infinity],
    [1, 0],
    [Infinity, Infinity],
    [-1, Number.NaN],
    [Number.NaN, Number.NaN],
    [5e-324, -1074],
    [2 ** 1023, 1023],
  ])("of %d is %d", (x, y) => {
    expect(log2(x)).toBe(y);
  });
});

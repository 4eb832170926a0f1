import { describe, expect, test } from "vitest";
import { cosh, expm1, sinh } from "./exp-pair.ts";

// The doubles nearest to the true values, computed with 1500 bits; the command `ulp` measures the errors on millions of
// points.

describe("expm1", () => {
  test.each([
    [1, 1.7182818284590453],
    [-1, -0.6321205588285577],
    [1e-9, 1.0000000005000001e-9],
    [-1e-20, -1e-20],
    [50, 5.184705528587072e21],
    [-30, -0.9999999999999064],
    [0.3, 0.3498588075760031],
    [-0.4, -0.32967995396436073],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(expm1(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0],
    [-0, -0],
    [Infinity, Infinity],
    [-Infinity, -1],
    [Number.NaN, Number.NaN],
    [5e-324, 5e-324],
    [720, Infinity],
    [1e300, Infinity],
  ])("of %d is %d", (x, y) => {
    expect(expm1(x)).toBe(y);
  });
});

describe("sinh", () => {
  test.each([
    [1, 1.1752011936438014],
    [-1, -1.1752011936438014],
    [1e-9, 1e-9],
    [50, 2.592352764293536e21],
    [-710.4, -1.6663642832806496e308],
    [0.3, 0.3045202934471426],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(sinh(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0],
    [-0, -0],
    [Infinity, Infinity],
    [-Infinity, -Infinity],
    [Number.NaN, Number.NaN],
    [5e-324, 5e-324],
    [720, Infinity],
    [-1e300, -Infinity],
  ])("of %d is %d", (x, y) => {
    expect(sinh(x)).toBe(y);
  });
});

describe("cosh", () => {
  test.each([
    [1, 1.5430806348152437],
    [-1, 1.5430806348152437],
    [1e-9, 1],
    [50, 2.592352764293536e21],
    [-710.4, 1.6663642832806496e308],
    [0.3, 1.0453385141288605],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(cosh(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 1],
    [-0, 1],
    [Infinity, Infinity],
    [-Infinity, Infinity],
    [Number.NaN, Number.NaN],
    [720, Infinity],
    [-1e300, Infinity],
  ])("of %d is %d", (x, y) => {
    expect(cosh(x)).toBe(y);
  });
});

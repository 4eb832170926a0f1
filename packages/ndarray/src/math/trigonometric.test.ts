import { describe, expect, test } from "vitest";
import { cos, sin, tan } from "./trigonometric.ts";

// The doubles nearest to the true values, computed with 1500 bits; the command `ulp` measures the errors on millions of
// points.

describe("sin", () => {
  test.each([
    [1, 0.8414709848078965],
    [-2, -0.9092974268256817],
    [3, 0.1411200080598672],
    [100, -0.5063656411097588],
    [1e22, -0.8522008497671888],
    [-1e300, 0.8178819121159085],
    [Math.PI, 1.2246467991473532e-16],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(sin(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0],
    [-0, -0],
    [Infinity, Number.NaN],
    [-Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
    [5e-324, 5e-324],
  ])("of %d is %d", (x, y) => {
    expect(sin(x)).toBe(y);
  });
});

describe("cos", () => {
  test.each([
    [1, 0.5403023058681398],
    [-2, -0.4161468365471424],
    [3, -0.9899924966004454],
    [100, 0.8623188722876839],
    [1e22, 0.523214785395139],
    [-1e300, -0.5753861119575491],
    [1.5707963267948966, 6.123233995736766e-17],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(cos(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 1],
    [-0, 1],
    [Infinity, Number.NaN],
    [-Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, y) => {
    expect(cos(x)).toBe(y);
  });
});

describe("tan", () => {
  test.each([
    [1, 1.5574077246549023],
    [-2, 2.185039863261519],
    [3, -0.1425465430742778],
    [100, -0.5872139151569291],
    [1e22, -1.6287782256068988],
    [-1e300, -1.4214488238747245],
    [1.5707963267948966, 1.633123935319537e16],
    [1e-9, 1e-9],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(tan(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0],
    [-0, -0],
    [Infinity, Number.NaN],
    [-Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
    [5e-324, 5e-324],
  ])("of %d is %d", (x, y) => {
    expect(tan(x)).toBe(y);
  });
});

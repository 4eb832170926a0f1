import { describe, expect, test } from "vitest";
import { exp, sigmoid, tanh } from "./exp.ts";

// The doubles nearest to the true values, computed with 1500 bits; the command `ulp` measures the errors on millions of
// points.

describe("exp", () => {
  test.each([
    [1, Math.E],
    [-1, 0.36787944117144233],
    [10.5, 36315.502674246636],
    [-700.25, 7.678723813110872e-305],
    [709.7, 1.6549840276802644e308],
    [1e-9, 1.000000001],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(exp(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 1],
    [-0, 1],
    [Infinity, Infinity],
    [-Infinity, 0],
    [Number.NaN, Number.NaN],
    [710, Infinity],
    [-746, 0],
  ])("of %d is %d", (x, y) => {
    expect(exp(x)).toBe(y);
  });
});

describe("tanh", () => {
  test.each([
    [0.1, 0.09966799462495582],
    [0.625, 0.5545997223493823],
    [0.626, 0.5552917574641913],
    [-1, -0.7615941559557649],
    [5, 0.9999092042625951],
    [-1e-9, -1e-9],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(tanh(x) - y)).toBeLessThanOrEqual(2 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0],
    [-0, -0],
    [Infinity, 1],
    [-Infinity, -1],
    [Number.NaN, Number.NaN],
    [5e-324, 5e-324],
  ])("of %d is %d", (x, y) => {
    expect(tanh(x)).toBe(y);
  });
});

describe("sigmoid", () => {
  test.each([
    [0.1, 0.52497918747894],
    [-0.1, 0.47502081252106],
    [3, 0.9525741268224333],
    [-3, 0.04742587317756678],
    [-40, 4.248354255291589e-18],
    [-700, 9.85967654375977e-305],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(sigmoid(x) - y)).toBeLessThanOrEqual(3 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0.5],
    [-0, 0.5],
    [Infinity, 1],
    [-Infinity, 0],
    [Number.NaN, Number.NaN],
    [800, 1],
    [-800, 0],
  ])("of %d is %d", (x, y) => {
    expect(sigmoid(x)).toBe(y);
  });
});

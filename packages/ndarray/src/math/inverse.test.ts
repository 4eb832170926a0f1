import { describe, expect, test } from "vitest";
import { acos, asin, atan } from "./inverse.ts";

// The doubles nearest to the true values, computed with 1500 bits; the command `ulp` measures the errors on millions of
// points.

describe("asin", () => {
  test.each([
    [0.1, 0.1001674211615598],
    [-0.5, -0.5235987755982989],
    [0.75, 0.848062078981481],
    [-0.99, -1.4292568534704693],
    [1, 1.5707963267948966],
    [-1, -1.5707963267948966],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(asin(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0],
    [-0, -0],
    [1.1, Number.NaN],
    [-1.1, Number.NaN],
    [Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
    [5e-324, 5e-324],
  ])("of %d is %d", (x, y) => {
    expect(asin(x)).toBe(y);
  });
});

describe("acos", () => {
  test.each([
    [0.1, 1.4706289056333368],
    [-0.5, 2.0943951023931957],
    [0.75, 0.7227342478134157],
    [-0.99, 3.000053180265366],
    [0.999999, 0.0014142136802445852],
    [-1, Math.PI],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(acos(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [1, 0],
    [0, Math.PI / 2],
    [1.1, Number.NaN],
    [-1.1, Number.NaN],
    [-Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, y) => {
    expect(acos(x)).toBe(y);
  });
});

describe("atan", () => {
  test.each([
    [0.1, 0.09966865249116204],
    [0.5, 0.4636476090008061],
    [-1, -0.7853981633974483],
    [1.5, 0.982793723247329],
    [-10, -1.4711276743037347],
    [10000000000, 1.5707963266948965],
  ])("of %d is near %d", (x, y) => {
    expect(Math.abs(atan(x) - y)).toBeLessThanOrEqual(1 * 2 ** -52 * Math.abs(y));
  });

  test.each([
    [0, 0],
    [-0, -0],
    [Infinity, Math.PI / 2],
    [-Infinity, -Math.PI / 2],
    [Number.NaN, Number.NaN],
    [5e-324, 5e-324],
  ])("of %d is %d", (x, y) => {
    expect(atan(x)).toBe(y);
  });
});

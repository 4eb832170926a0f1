import { describe, expect, it } from "vitest";
import { agrees, difference, exact, scaleOf, ulp, ulps, within } from "./compare.ts";

describe("within", () => {
  it("is rtol · |want| + atol · S", () => {
    expect(within(1e-3, 1e-5)(-200, 1000, 0)).toBeCloseTo(0.21, 12);
  });

  it("accepts a number just within the tolerance and none just outside", () => {
    const rule = within(1e-11, 1e-13);
    const want = [1000, 1e-9];
    // 1e-11 · 1e-9 + 1e-13 · 1000, with the scale of the whole array
    expect(difference([1000, 1e-9 + 0.99e-10], want, rule)).toBeNull();
    expect(difference([1000, 1e-9 + 1.01e-10], want, rule)).toMatchObject({ index: 1, count: 1 });
  });
});

describe("scaleOf", () => {
  it("is the largest finite absolute value, at least 1", () => {
    expect(scaleOf([0.1, -0.5])).toBe(1);
    expect(scaleOf([])).toBe(1);
    expect(scaleOf([3, -7, Number.POSITIVE_INFINITY, Number.NaN, Number.NEGATIVE_INFINITY])).toBe(7);
    expect(scaleOf([12n])).toBe(12);
  });
});

describe("agrees", () => {
  it("compares NaN, infinities and signed zeros", () => {
    expect(agrees(Number.NaN, Number.NaN, 0)).toBe(true);
    expect(agrees(1, Number.NaN, Infinity)).toBe(false);
    expect(agrees(Number.NaN, 1, Infinity)).toBe(false);
    expect(agrees(Infinity, Infinity, 0)).toBe(true);
    expect(agrees(-Infinity, Infinity, 0)).toBe(false);
    expect(agrees(1e308, Infinity, Infinity)).toBe(false);
    expect(agrees(Infinity, 1e308, 1)).toBe(false);
    expect(agrees(-0, 0, 0)).toBe(true);
  });

  it("compares bigints exactly, even with numbers", () => {
    expect(agrees(9007199254740993n, 9007199254740993n, 0)).toBe(true);
    expect(agrees(9007199254740992n, 9007199254740993n, 5)).toBe(false);
    expect(agrees(7, 7n, 0)).toBe(true);
    expect(agrees(7.5, 7n, 1)).toBe(false);
    expect(agrees(2 ** 53, 9007199254740993n, 0)).toBe(false);
  });
});

describe("ulp", () => {
  it("is the distance to the next number away from 0", () => {
    expect(ulp(1)).toBe(2 ** -52);
    expect(ulp(-1.9)).toBe(2 ** -52);
    expect(ulp(2)).toBe(2 ** -51);
    expect(ulp(0)).toBe(5e-324);
    expect(ulp(1, "float32")).toBe(2 ** -23);
    expect(ulp(-3, "float32")).toBe(2 ** -22);
  });

  it("is the unit of ulps", () => {
    const next = 1 + 2 ** -52;
    expect(difference([next + 2 ** -52], [1], ulps(2))).toBeNull();
    expect(difference([next + 2 ** -51], [1], ulps(2))).not.toBeNull();
    expect(difference([1 + 2 ** -23], [1], ulps(1, "float32"))).toBeNull();
  });
});

describe("difference", () => {
  it("counts differences, and returns the first", () => {
    expect(difference([1, 5, 3, 9], [1, 2, 3, 4], exact)).toEqual({ count: 2, index: 1, got: 5, want: 2, allowed: 0 });
    expect(difference([1, 2], [1, 2], exact)).toBeNull();
    expect(difference([], [], exact)).toBeNull();
  });

  it("passes the index of the element to the rule", () => {
    const seen: number[] = [];
    difference([1, 1, 1], [1, 1, 1], (_want, _scale, index) => {
      seen.push(index);
      return 0;
    });
    expect(seen).toEqual([0, 1, 2]);
  });
});

import { describe, expect, it } from "vitest";
import { ticks } from "./scale.ts";

describe("ticks", () => {
  it.each([
    [
      [0, 10],
      [0, 2, 4, 6, 8, 10],
    ],
    [
      [-7, 3, 7],
      [-10, -5, 0, 5, 10],
    ],
    [
      [0.2, 1],
      [0.2, 0.4, 0.6, 0.8, 1],
    ],
    [
      [1, 300],
      [0, 100, 200, 300],
    ],
    [[], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[4], [2, 3, 4, 5, 6]],
    [
      [0, 0],
      [-1, -0.5, 0, 0.5, 1],
    ],
  ])("of %j", (values, expected) => {
    const got = ticks(values);
    expect(got).toHaveLength(expected.length);
    for (const [i, tick] of got.entries()) expect(tick).toBeCloseTo(expected[i] as number, 12);
  });

  it("is a handful of numbers in order for any two doubles", () => {
    const sizes = [0, 5e-324, 1e-300, 1e-290, 1e-20, 1, 1.0000000001, 1e20, 1e299, 1e300];
    const all = sizes.flatMap((x) => [x, -x]);
    for (const a of all) {
      for (const b of all) {
        const got = ticks([a, b]);
        expect(got.length).toBeGreaterThanOrEqual(2);
        expect(got.length).toBeLessThanOrEqual(12);
        expect(got.every((x, i) => Number.isFinite(x) && (i === 0 || x > (got[i - 1] as number)))).toBe(true);
        expect(got[0]).toBeLessThanOrEqual(Math.min(a, b) + 1e-9 * Math.abs(a - b));
        expect(got.at(-1)).toBeGreaterThanOrEqual(Math.max(a, b) - 1e-9 * Math.abs(a - b));
      }
    }
  });

  it("holds all values between the first and the last, in a handful", () => {
    for (const size of [1e-9, 0.3, 1, 7, 1234, 1e12]) {
      const values = [-0.31 * size, 0.77 * size];
      const got = ticks(values);
      expect(got[0]).toBeLessThanOrEqual(values[0] as number);
      expect(got.at(-1)).toBeGreaterThanOrEqual(values[1] as number);
      expect(got.length).toBeGreaterThanOrEqual(3);
      expect(got.length).toBeLessThanOrEqual(12);
    }
  });
});

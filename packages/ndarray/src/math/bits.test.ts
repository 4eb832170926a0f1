import { expect, test } from "vitest";
import { exponentOf, fractionOf, fractionPower, powerOf2, scaled } from "./bits.ts";

test("powers of 2", () => {
  for (let k = -1074; k <= 1023; k++) expect(powerOf2(k)).toBe(2 ** k);
});

test("scaled goes beyond one power, and rounds once below the normal numbers", () => {
  expect([scaled(1.5, 1023), scaled(1.5, 1024), scaled(1, -1074), scaled(1, -1076)]).toEqual([
    1.5 * 2 ** 1023,
    Infinity,
    5e-324,
    0,
  ]);
  expect(scaled(1 + 2 ** -52, -1073)).toBe(2 ** -1073);
  expect(scaled(3, -1075)).toBe(1e-323);
});

test("a number is a fraction from √½ to √2 times a power of 2", () => {
  for (const x of [
    1,
    2,
    3,
    0.7,
    Math.SQRT1_2,
    Math.SQRT1_2,
    1.4142135623730949,
    Math.SQRT2,
    1e300,
    1e-300,
    5e-324,
    1e-310,
  ]) {
    const m = fractionOf(x);
    expect(m).toBeGreaterThanOrEqual(Math.SQRT1_2);
    expect(m).toBeLessThan(Math.SQRT2);
    expect(scaled(m, fractionPower[0] as number)).toBe(x);
  }
  expect([exponentOf(1), exponentOf(1.99), exponentOf(2), exponentOf(2 ** -1022)]).toEqual([0, 0, 1, -1022]);
});

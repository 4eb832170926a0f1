import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coordinate, readable, withMinus } from "./numbers.ts";

test("numbers of any size are read as what they are", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(Number(withMinus(x).replace("−", "-"))).toBe(x === 0 ? Math.abs(x) : x);
      const back = Number(readable(x).replace("−", "-"));
      expect(Math.abs(back / 2 - x / 2)).toBeLessThanOrEqual(Math.abs(x) * 0.0005 + 5e-324);
    }),
  );
  expect([readable(Number.MAX_VALUE), readable(5e-324), withMinus(-2e15)]).toEqual([
    "1.7976931348623157e308",
    "5e-324",
    "−2e15",
  ]);
});

describe("readable", () => {
  test.each([
    [0.0019321, "0.001932"],
    [2.5e-7, "2.5e-7"],
    [-2.5e-7, "−2.5e-7"],
    [999, "999"],
    [0, "0"],
    [-3, "−3"],
    [1.23456e30, "1.235e30"],
    [Number.NaN, "not a number"],
    [Number.POSITIVE_INFINITY, "infinite"],
    [Number.NEGATIVE_INFINITY, "−infinite"],
  ])("%d is %s", (x, text) => {
    expect(readable(x)).toBe(text);
  });

  test("takes a number of digits", () => {
    expect(readable(Math.PI, 6)).toBe("3.14159");
  });
});

test("coordinate rounds to a tenth of a pixel", () => {
  expect([12, 12.34, -0.06, 0.04].map(coordinate)).toEqual(["12", "12.3", "-0.1", "0"]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, powerOfTen, rounded, short } from "./format.ts";

test("three significant digits", () => {
  const texts = [0, 0.00304836, -1.5, 1234.5, 0.0000123456, 12345678, Number.NaN].map(short);
  expect(texts).toEqual(["0", "0.00305", "-1.5", "1230", "1.23e-5", "1.23e+7", "not finite"]);
});

// The expected texts are those of str(np.round(x, 5)).
test.each([
  [0.00304836831082298, "0.00305"],
  [0.002, "0.002"],
  [2.5e-6, "0.0"],
  [3.2e-5, "3e-05"],
  [0.00012, "0.00012"],
  [1, "1.0"],
  [12.345678, "12.34568"],
  [-0.5, "-0.5"],
  [0.000125, "0.00012"],
  [Number.NaN, "nan"],
  [Number.NEGATIVE_INFINITY, "-inf"],
])("%d as NumPy rounds and writes it", (x, text) => expect(rounded(x, 5)).toBe(text));

test("powers of ten", () => {
  expect([powerOfTen(-12), powerOfTen(3)]).toEqual(["10⁻¹²", "10³"]);
});

test("long names are cut, between characters", () => {
  expect(cut("a".repeat(44))).toBe("a".repeat(44));
  expect(cut("😀".repeat(60))).toBe(`${"😀".repeat(43)}…`);
});

test("numbers of any size are read back as nearly what they are", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(Math.abs(Number(short(x)) / 2 - x / 2)).toBeLessThanOrEqual(Math.abs(x) * 0.005 + 5e-324);
      expect(Math.abs(Number(rounded(x, 5)) / 2 - x / 2)).toBeLessThanOrEqual(Math.abs(x) * 1e-15 + 0.000005);
    }),
  );
  expect([short(Number.MAX_VALUE), short(5e-324), rounded(1.7e308, 5), rounded(1e16, 5)]).toEqual([
    "1.7976931348623157e+308",
    "4.94e-324",
    "1.7e+308",
    "1e+16",
  ]);
});

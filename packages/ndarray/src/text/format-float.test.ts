import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floatFormatter, formatFloat } from "./format-float.ts";

const float64 = fc.double({ noNaN: true, noDefaultInfinity: true });
const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });

describe("formatFloat", () => {
  it("gives every number back", () => {
    fc.assert(fc.property(float64, (x) => Object.is(Number(formatFloat(x, "float64")), x)));
    fc.assert(fc.property(float32, (x) => Object.is(Math.fround(Number(formatFloat(x, "float32"))), x)));
  });

  it("has the digits of JavaScript, which are the shortest too", () => {
    const digits = (text: string): string => text.replace(/e.*|[-.]/g, "").replace(/^0+|0+$/g, "");
    fc.assert(fc.property(float64, (x) => digits(formatFloat(x, "float64")) === digits(String(x))));
  });

  it("has them at powers of two, where the lower neighbour is nearer, and beside them", () => {
    const digits = (text: string): string => text.replace(/e.*|[-.]/g, "").replace(/^0+|0+$/g, "");
    const bits = new BigInt64Array(1);
    const value = new Float64Array(bits.buffer);
    for (let power = -1074; power < 1024; power++) {
      for (const step of [-1n, 0n, 1n]) {
        value[0] = 2 ** power;
        bits[0] = (bits[0] as bigint) + step;
        const x = value[0];
        if (x > 0) expect(digits(formatFloat(x, "float64"))).toBe(digits(String(x)));
      }
    }
  });

  it("has no shorter digits in float32", () => {
    fc.assert(
      fc.property(float32, (x) => {
        const [mantissa = "", exponent = "0"] = formatFloat(x, "float32").split("e");
        const digits = mantissa.replace(/[-.]/g, "").replace(/^0+|0+$/g, "");
        fc.pre(digits.length > 1);
        // One digit less, rounded down and up, names another number.
        const last = mantissa.replace(/\.?0+$/, "").length - 1;
        const cut = Number(`${mantissa.slice(0, last)}e${exponent}`);
        const step = 10 ** (Math.floor(Math.log10(Math.abs(x))) - digits.length + 2);
        for (const shorter of [cut, cut + step, cut - step]) expect(Math.fround(shorter)).not.toBe(x);
      }),
    );
  });

  it.each([
    [0, "0.0"],
    [-0, "-0.0"],
    [1, "1.0"],
    [123456789, "123456789.0"],
    [9999999999999998, "9999999999999998.0"],
    [1e16, "1e+16"],
    [1e-4, "0.0001"],
    [0.00009999, "9.999e-05"],
    [5e-324, "5e-324"],
    [-1.7976931348623157e308, "-1.7976931348623157e+308"],
    [2 ** -1022, "2.2250738585072014e-308"],
    [1e23, "1e+23"],
    [Number.NaN, "nan"],
    [Number.POSITIVE_INFINITY, "inf"],
    [Number.NEGATIVE_INFINITY, "-inf"],
  ])("prints the float64 %d", (x, text) => {
    expect(formatFloat(x, "float64")).toBe(text);
  });

  it.each([
    [0.1, "0.1"],
    [1 / 3, "0.33333334"],
    [999999, "999999.0"],
    [1e6, "1e+06"],
    [16777216, "1.6777216e+07"],
    [1e-45, "1e-45"],
    [3.4028234663852886e38, "3.4028235e+38"],
    [2 ** -126, "1.1754944e-38"],
  ])("prints the float32 %d", (x, text) => {
    expect(formatFloat(Math.fround(x), "float32")).toBe(text);
  });
});

describe("floatFormatter", () => {
  const print = (...values: number[]): string[] => values.map(floatFormatter(values, "float64"));

  it("gives all numbers one width", () => {
    expect(print(1, 2.5, -10)).toEqual(["  1. ", "  2.5", "-10. "]);
    expect(print(0.5, Number.NaN, Number.NEGATIVE_INFINITY)).toEqual([" 0.5", " nan", "-inf"]);
    expect(print(1, Number.NaN)).toEqual([" 1.", "nan"]);
    expect(print(Number.NaN, Number.NEGATIVE_INFINITY)).toEqual([" nan", "-inf"]);
  });

  it("cuts after 8 digits, rounding half to even", () => {
    expect(print(1 / 3, 2 / 3)).toEqual(["0.33333333", "0.66666667"]);
    expect(print(2 ** -9)).toEqual(["0.00195312"]); // 0.001953125
    expect(print(3 * 2 ** -9)).toEqual(["0.00585938"]); // 0.005859375
  });

  it("turns to exponents for large, small and widely spread numbers", () => {
    expect(print(1e8)).toEqual(["1.e+08"]);
    expect(print(99999999)).toEqual(["99999999."]);
    expect(print(1, 1000)).toEqual(["   1.", "1000."]);
    expect(print(1, 1001)).toEqual(["1.000e+00", "1.001e+03"]);
    expect(print(1e-100, 1.5)).toEqual(["1.0e-100", "1.5e+000"]);
    expect(print(0.0001, 0)).toEqual(["0.0001", "0.    "]);
    expect(print(0.00009, 0)).toEqual(["9.e-05", "0.e+00"]);
    expect(print(9.9999999e-5)).toEqual(["9.9999999e-05"]); // above the float32 that is nearest to 0.0001
  });
});

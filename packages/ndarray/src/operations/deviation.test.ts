import { describe, expect, test } from "vitest";
import { arange, array, full, zeros } from "../array/creation.ts";
import { AxisError, ValueError } from "../errors/errors.ts";
import { std, variance } from "./deviation.ts";

const x = array([
  [1, 2, 4],
  [3, 5, -1.5],
]);

describe("variance and std", () => {
  test("as NumPy's var and std", () => {
    expect(variance(x).item()).toBeCloseTo(4.479166666666667, 14);
    expect(variance(x, { ddof: 1 }).item()).toBeCloseTo(5.375, 14);
    expect(std(x).item()).toBeCloseTo(2.116404183200049, 14);
    expect(variance(x, { axis: 0, ddof: 1, keepdims: true }).toArray()).toEqual([[2, 4.5, 15.125]]);
    expect(std(x, { axis: 0 }).toArray()).toEqual([1, 1.5, 2.75]);
    expect(std(x.T, { axis: 1 }).toArray()).toEqual([1, 1.5, 2.75]);
    // numpy.var(numpy.arange(24.).reshape(2, 3, 4), axis=(0, 2))
    expect(variance(arange(24).reshape(2, 3, 4), { axis: [0, 2] }).toArray()).toEqual([37.25, 37.25, 37.25]);
  });

  test("do not lose a small spread beside a large mean, in either precision", () => {
    expect(variance(array([1e9, 1e9 + 1, 1e9 + 2])).item()).toBeCloseTo(2 / 3, 12);
    const large = array([16_777_210, 16_777_212, 16_777_214], { dtype: "float32" });
    expect([variance(large).dtype, variance(large).item()]).toEqual(["float32", Math.fround(8 / 3)]);
    expect(std(full([1000, 2], 0.1, { dtype: "float32" }), { axis: 0 }).toArray()).toEqual([0, 0]);
  });

  test("the deviation does not overflow or underflow with its square", () => {
    expect(std(array([-1e300, 1e300])).item()).toBeCloseTo(1e300, -286);
    expect(std(array([-1e-300, 1e-300])).item() / 1e-300).toBeCloseTo(1, 14);
    expect(variance(array([-1e300, 1e300])).item()).toBe(Infinity);
  });

  test("of nothing, and of fewer elements than ddof, are NaN", () => {
    expect(std(zeros([0])).item()).toBeNaN();
    expect(variance(array([5]), { ddof: 1 }).item()).toBeNaN();
    expect(variance(array([1, 2]), { ddof: 3 }).item()).toBeNaN();
    expect(variance(array(5)).item()).toBe(0);
    expect(std(zeros([2, 0]), { axis: 0 }).shape).toEqual([0]);
  });

  test("of whole numbers and bools are floats", () => {
    expect(variance(array([1, 2], { dtype: "int32" })).item()).toBe(0.25);
    expect(std(array([true, false])).item()).toBe(0.5);
  });

  test("errors", () => {
    expect(() => variance(x, { axis: 2 })).toThrow(new AxisError("variance: axis 2 is out of range for shape [2, 3]"));
    expect(() => std(x, { axis: [0, 0] })).toThrow(new AxisError("std: axis 0 is given twice in [0, 0]"));
    expect(() => std(x, { ddof: NaN })).toThrow(new ValueError("std: ddof is NaN, expected a number"));
    expect(() => std([1] as never)).toThrow("std: expected an NdArray, got a JavaScript array");
  });
});

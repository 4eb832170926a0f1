import { variable } from "@dz/core";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { argMax } from "./arg-max.ts";

describe("argMax", () => {
  const x = variable([
    [2, 7, 3],
    [1, 6, 6],
  ]);

  test("along an axis, or of all elements", () => {
    expect(argMax(x).item()).toBe(1);
    expect(argMax(x, { axis: 1 }).data.toArray()).toEqual([1, 1]);
    expect(argMax(x, { axis: 0 }).data.toArray()).toEqual([0, 0, 1]);
    expect(argMax(array([1, NaN, 3, NaN])).item()).toBe(1);
  });

  test("−∞ is a number like any other", () => {
    expect(argMax(array([-Infinity, -Infinity])).item()).toBe(0);
    expect(argMax(array([-Infinity, -1e300, Infinity, Infinity])).item()).toBe(2);
  });

  test("is a constant", () => {
    const y = argMax(x, { axis: 1 });
    expect([y.dtype, y.creator]).toEqual(["int32", null]);
  });

  test("errors", () => {
    expect(() => argMax(x, { axis: 2 })).toThrow(new AxisError("argMax: axis 2 is out of range for shape [2, 3]"));
    expect(() => argMax(zeros([0, 2]), { axis: 0 })).toThrow(new ValueError("argMax: axis 0 of shape [0, 2] is empty"));
    expect(() => argMax("x" as unknown as number)).toThrow(
      new ValueError('argMax: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { variable } from "@dz/core";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { argMin } from "./arg-min.ts";

describe("argMin", () => {
  const x = variable([
    [2, 7, 3],
    [1, 6, 6],
  ]);

  test("along an axis, or of all elements", () => {
    expect(argMin(x).item()).toBe(3);
    expect(argMin(x, { axis: 1 }).data.toArray()).toEqual([0, 0]);
    expect(argMin(x, { axis: 0 }).data.toArray()).toEqual([1, 1, 0]);
    expect(argMin(array([1, NaN, 3, NaN])).item()).toBe(1);
  });

  test("is a constant", () => {
    const y = argMin(x, { axis: 1 });
    expect([y.dtype, y.creator]).toEqual(["int32", null]);
  });

  test("errors", () => {
    expect(() => argMin(x, { axis: 2 })).toThrow(new AxisError("argMin: axis 2 is out of range for shape [2, 3]"));
    expect(() => argMin(zeros([0, 2]), { axis: 0 })).toThrow(new ValueError("argMin: axis 0 of shape [0, 2] is empty"));
    expect(() => argMin("x" as unknown as number)).toThrow(
      new ValueError('argMin: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

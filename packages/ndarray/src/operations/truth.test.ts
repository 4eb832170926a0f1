import { describe, expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import { AxisError, ValueError } from "../errors/errors.ts";
import { all, any } from "./truth.ts";

// The values of numpy.any and numpy.all.
describe("any and all", () => {
  const a = array([
    [0, 2, -1],
    [0, 0, 3],
  ]);

  test("of all elements", () => {
    expect([any(a).toArray(), all(a).toArray()]).toEqual([true, false]);
    expect([any(a).dtype, any(a).shape, all(a).dtype]).toEqual(["bool", [], "bool"]);
    expect([any(zeros([2])).toArray(), all(array([1, 2])).toArray()]).toEqual([false, true]);
  });

  test("along axes", () => {
    expect(any(a, { axis: 0 }).toArray()).toEqual([false, true, true]);
    expect(all(a, { axis: 0 }).toArray()).toEqual([false, false, true]);
    expect(any(a.T, { axis: -1 }).toArray()).toEqual([false, true, true]);
    expect(all(a, { axis: 1, keepdims: true }).toArray()).toEqual([[false], [false]]);
    expect(any(a, { axis: [0, 1], keepdims: true }).toArray()).toEqual([[true]]);
    expect(any(a, { axis: [] }).toArray()).toEqual([
      [false, true, true],
      [false, false, true],
    ]);
  });

  test("NaN, small numbers and bools are true, both zeros false, and whole numbers do not wrap around", () => {
    expect(all(array([Number.NaN, 5e-324, -Infinity])).toArray()).toBe(true);
    expect(any(array([0, -0])).toArray()).toBe(false);
    expect(all(array([true, true])).toArray()).toBe(true);
    expect(any(array([2 ** 31 - 1, 2 ** 31 - 1, 2], { dtype: "int32" })).toArray()).toBe(true);
    expect(all(array([0.5], { dtype: "float32" })).toArray()).toBe(true);
  });

  test("of nothing", () => {
    expect([any(zeros([0])).toArray(), all(zeros([0])).toArray()]).toEqual([false, true]);
    expect(all(zeros([2, 0]), { axis: 1 }).toArray()).toEqual([true, true]);
  });

  test("errors", () => {
    expect(() => any(a, { axis: 2 })).toThrow(new AxisError("any: axis 2 is out of range for shape [2, 3]"));
    expect(() => all([true] as never)).toThrow(
      new ValueError("all: expected an NdArray, got a JavaScript array; make one with array(...)"),
    );
    expect(() => all(a, 0 as never)).toThrow("all: expected an object of options such as { axis }, got 0");
  });
});

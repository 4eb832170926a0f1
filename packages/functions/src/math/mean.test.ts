import { sum, type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { type Axis, AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { mean } from "./mean.ts";

const cases: { axis: Axis; count: number }[] = [
  { axis: undefined, count: 24 },
  { axis: null, count: 24 },
  { axis: 1, count: 3 },
  { axis: -1, count: 4 },
  { axis: [0, 2], count: 8 },
  { axis: [-1, 0, 1], count: 24 },
];
for (const { axis, count } of cases) {
  for (const keepdims of [false, true]) {
    checkFunction(`mean along ${axis}${keepdims ? " with keepdims" : ""}`, (x) => mean(x, { axis, keepdims }), {
      oracle: (x) => sum(x, { axis, keepdims }).mul(1 / count), // as in DeZero
      inputs: [uniform([2, 3, 4], -2, 2)],
    });
  }
}

describe("mean", () => {
  test("of all elements by default", () => {
    expect(
      mean(
        variable([
          [1, 2],
          [3, 6],
        ]),
      ).item(),
    ).toBe(3);
    expect(mean(3).item()).toBe(3);
  });

  test("of whole numbers and bools is a float", () => {
    expect(mean(array([1, 2], { dtype: "int32" })).item()).toBe(1.5);
    expect(mean(array([true, false, true, true])).item()).toBe(0.75);
  });

  test("of nothing is NaN", () => {
    const x = variable(zeros([0, 2]));
    const y: Variable = mean(x, { axis: 0 });
    expect(y.data.toArray()).toEqual([NaN, NaN]);
    y.backward();
    expect(x.grad?.shape).toEqual([0, 2]);
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => mean(x, { axis: 2 })).toThrow(new AxisError("mean: axis 2 is out of range for shape [1, 3]"));
    expect(() => mean(x, { axis: [0, -2] })).toThrow(new AxisError("mean: axis 0 is given twice in [0, -2]"));
    expect(() => mean("x" as unknown as number)).toThrow(
      new ValueError('mean: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

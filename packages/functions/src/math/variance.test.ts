import { type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { type Axis, AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { mean } from "./mean.ts";
import { variance } from "./variance.ts";

/** The mean of the squares minus the square of the mean. */
function shortcut(axis: Axis, keepdims: boolean): (x: Variable) => Variable {
  return (x) => mean(x.pow(2), { axis, keepdims }).sub(mean(x, { axis, keepdims }).pow(2));
}

for (const axis of [undefined, 1, [0, -1]] as Axis[]) {
  for (const keepdims of [false, true]) {
    checkFunction(`variance along ${axis}${keepdims ? " with keepdims" : ""}`, (x) => variance(x, { axis, keepdims }), {
      oracle: shortcut(axis, keepdims),
      inputs: [uniform([2, 3, 4], -2, 2)],
    });
  }
}
checkFunction("variance with ddof 1", (x) => variance(x, { axis: 0, ddof: 1 }), {
  oracle: (x) => shortcut(0, false)(x).mul(1.5),
  inputs: [uniform([3, 2], -2, 2)],
});

const x = array([
  [1, 2, 4],
  [3, 5, -1.5],
]);

describe("variance", () => {
  test("as NumPy's var", () => {
    expectClose(variance(x), 4.479166666666667);
    expectClose(variance(x, { ddof: 1 }), 5.375);
    expectClose(variance(x, { axis: 1 }), array([1.5555555555555554, 7.388888888888888]));
    expectClose(variance(x, { axis: 0, ddof: 1, keepdims: true }), array([[2, 4.5, 15.125]]));
  });

  test("does not lose a small spread beside a large mean", () => {
    expect(variance(array([1e9, 1e9 + 1, 1e9 + 2])).item()).toBeCloseTo(2 / 3, 12);
  });

  test("of nothing, and of fewer elements than ddof, is NaN", () => {
    expect(variance(zeros([0])).item()).toBeNaN();
    expect(variance(variable([5]), { ddof: 1 }).item()).toBeNaN();
    expect(variance(array([1, 2]), { ddof: 2 }).item()).toBeNaN();
    expect(variance(array([1, 2]), { ddof: 3 }).item()).toBeNaN();
    expect(variance(5).item()).toBe(0);
  });

  test("of whole numbers is a float", () => {
    expect(variance(array([1, 2], { dtype: "int32" })).item()).toBe(0.25);
  });

  test("errors", () => {
    expect(() => variance(x, { axis: 2 })).toThrow(new AxisError("variance: axis 2 is out of range for shape [2, 3]"));
    expect(() => variance(x, { ddof: NaN })).toThrow(new ValueError("variance: ddof is NaN, expected a number"));
    expect(() => variance("x" as unknown as number)).toThrow(
      new ValueError('variance: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { sum, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { type Axis, AxisError, array, full, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { norm } from "./norm.ts";

for (const axis of [undefined, 1, [0, -1]] as Axis[]) {
  for (const keepdims of [false, true]) {
    checkFunction(`norm along ${axis}${keepdims ? " with keepdims" : ""}`, (x) => norm(x, { axis, keepdims }), {
      oracle: (x) => sum(x.pow(2), { axis, keepdims }).pow(0.5),
      inputs: [uniform([2, 3, 4], -2, 2)],
    });
  }
}

describe("norm", () => {
  test("of a vector", () => {
    expect(norm(array([3, 4])).item()).toBe(5);
    expect(norm(-2).item()).toBe(2);
    expect(norm(array([3, 4], { dtype: "int32" })).item()).toBe(5);
  });

  test("of whole numbers whose squares are beyond int32, and of bools", () => {
    expect(norm(array([65536], { dtype: "int32" })).item()).toBe(65536);
    expect(norm(array([100000, 100000], { dtype: "int32" })).item()).toBe(Math.sqrt(2e10));
    expect(norm(array([-2147483648], { dtype: "int32" })).item()).toBe(2147483648);
    expect(norm(array([true, true, false, true, true])).item()).toBe(2);
  });

  test("of numbers whose squares overflow or vanish, along any axes", () => {
    const x = array([
      [3e200, 4e200],
      [3e-200, 4e-200],
      [3, 4],
      [0, 0],
    ]);
    expectClose(norm(x, { axis: 1 }), array([5e200, 5e-200, 5, 0]), { rtol: 1e-15 });
    expectClose(norm(x, { axis: [0, 1], keepdims: true }), array([[5e200]]), { rtol: 1e-15 });
    expectClose(norm(array([[3e20, -4e20]], { dtype: "float32" })), 5e20, { rtol: 1e-7 });
    expectClose(norm(array([[3e-25, -4e-25]], { dtype: "float32" })), 5e-25, { rtol: 1e-7 });
    expect(norm(array([Infinity, 1])).item()).toBe(Infinity);
    expect(norm(array([Number.NaN, 1e200])).item()).toBeNaN();
  });

  test("of a million rows is not that of fewer", () => {
    const y = norm(full([1000000, 2], 0.1, { dtype: "float32" }), { axis: 0 });
    expectClose(y, 100, { rtol: 1e-5 });
  });

  test("the gradient at 0 is 0", () => {
    for (const retainGrad of [false, true]) {
      const x = variable([
        [0, 0],
        [3, 4],
      ]);
      norm(x, { axis: 1 }).backward({ retainGrad });
      expectClose(
        x.grad as Variable,
        array([
          [0, 0],
          [0.6, 0.8],
        ]),
      );
    }
  });

  test.each([
    [
      [Infinity, 1],
      [1, 0],
    ],
    [
      [-Infinity, 1],
      [-1, 0],
    ],
    [
      [Infinity, -Infinity],
      [Math.SQRT1_2, -Math.SQRT1_2],
    ],
    [
      [Infinity, NaN],
      [NaN, NaN],
    ],
  ])("the gradient at %o points to infinity: %o", (values, expected) => {
    for (const options of [{}, { retainGrad: true }, { createGraph: true }]) {
      const x = variable([values, [3, 4]]);
      norm(x, { axis: 1 }).backward(options);
      expectClose(x.grad as Variable, array([expected, [0.6, 0.8]]), { rtol: 1e-15 });
    }
  });

  test("the second gradient at infinity is 0", () => {
    const x = variable([Infinity, 1]);
    norm(x).backward({ createGraph: true });
    const gx = x.grad as Variable;
    x.cleargrad();
    gx.getItem(0).backward();
    expectClose(x.grad as Variable, array([0, 0]));
  });

  test("errors", () => {
    expect(() => norm(array([1]), { axis: 1 })).toThrow(new AxisError("norm: axis 1 is out of range for shape [1]"));
    expect(() => norm("x" as unknown as number)).toThrow(
      new ValueError('norm: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

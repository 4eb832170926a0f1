import { log, sum, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { type Axis, AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { exp } from "./exp.ts";
import { logSumExp } from "./log-sum-exp.ts";

for (const axis of [undefined, 1, [0, -1]] as Axis[]) {
  for (const keepdims of [false, true]) {
    checkFunction(
      `logSumExp along ${axis}${keepdims ? " with keepdims" : ""}`,
      (x) => logSumExp(x, { axis, keepdims }),
      {
        oracle: (x) => log(sum(exp(x), { axis, keepdims })),
        inputs: [uniform([2, 3, 4], -2, 2)],
      },
    );
  }
}

describe("logSumExp", () => {
  test("does not overflow, and its gradient is the softmax", () => {
    const x = variable([1000, 1000 + Math.log(3), -Infinity]);
    const y = logSumExp(x);
    y.backward();
    expect(y.item()).toBeCloseTo(1000 + Math.log(4), 12);
    expect(x.grad?.data.toArray()).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.75, 12), 0]);
  });

  test("of infinities", () => {
    expect(logSumExp(array([-Infinity, -Infinity])).item()).toBe(-Infinity);
    expect(logSumExp(array([Infinity, 0])).item()).toBe(Infinity);
    expect(logSumExp(array([NaN, 0])).item()).toBeNaN();
    expect(logSumExp(3).item()).toBe(3);
  });

  test("drops its axes by default", () => {
    expect(logSumExp(zeros([2, 3]), { axis: 1 }).shape).toEqual([2]);
  });

  test.each([
    [
      [-Infinity, -Infinity],
      [0, 0],
    ],
    [
      [Infinity, 1],
      [1, 0],
    ],
    [
      [Infinity, 2, Infinity, -Infinity],
      [0.5, 0, 0.5, 0],
    ],
    [
      [-Infinity, 7],
      [0, 1],
    ],
    [
      [NaN, 7],
      [NaN, NaN],
    ],
  ])("the gradient at %o is %o", (values, expected) => {
    for (const dtype of ["float64", "float32"] as const) {
      for (const options of [{}, { retainGrad: true }, { createGraph: true }]) {
        const x = variable([values, values.map(() => 3)], { dtype });
        const y = logSumExp(x, { axis: 1 });
        y.backward(options);
        const gx = x.grad as Variable;
        expect([gx.dtype, gx.data.toArray()]).toEqual([dtype, [expected, values.map(() => 1 / values.length)]]);
      }
    }
  });

  test.each([
    [-Infinity, -Infinity],
    [Infinity, 1],
    [Infinity, Infinity],
  ])("the second gradient at [%d, %d] is 0", (a, b) => {
    const x = variable([a, b]);
    logSumExp(x).backward({ createGraph: true });
    const gx = x.grad as Variable;
    x.cleargrad();
    gx.getItem(0).backward();
    expectClose(x.grad as Variable, array([0, 0]));
  });

  test("the gradient of large numbers is not lost in them", () => {
    for (const [dtype, value] of [
      ["float32", 1e8],
      ["float64", 1e17],
    ] as const) {
      const x = variable([value, value, value, value], { dtype });
      logSumExp(x).backward();
      expect(x.grad?.data.toArray()).toEqual([0.25, 0.25, 0.25, 0.25]);
    }
  });

  test("of whole numbers is a float", () => {
    expect(logSumExp(array([0, 0], { dtype: "int32" })).item()).toBe(Math.log(2));
  });

  test("errors", () => {
    expect(() => logSumExp(array([1]), { axis: 1 })).toThrow(
      new AxisError("logSumExp: axis 1 is out of range for shape [1]"),
    );
    expect(() => logSumExp(zeros([0, 2]), { axis: 0 })).toThrow(
      new ValueError("logSumExp: an empty array of shape [0, 2] has no elements"),
    );
    expect(() => logSumExp("x" as unknown as number)).toThrow(
      new ValueError('logSumExp: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { log, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { logSoftmax } from "./log-softmax.ts";
import { softmax } from "./softmax.ts";

checkFunction("logSoftmax", (x) => logSoftmax(x), { oracle: (x) => log(softmax(x)), inputs: [uniform([2, 3], -2, 2)] });
for (const axis of [0, 2, -1, -2]) {
  checkFunction(`logSoftmax along axis ${axis}`, (x) => logSoftmax(x, { axis }), {
    oracle: (x) => log(softmax(x, { axis })),
    inputs: [uniform([2, 3, 2], -2, 2)],
  });
}

describe("logSoftmax", () => {
  test("large scores overflow nowhere, and small probabilities have their logarithm", () => {
    const x = variable([[1000, 0, -1000]]);
    const y = logSoftmax(x);
    expectClose(y, variable([[0, -1000, -2000]]));
    y.mul(variable([[0, 1, 0]])).backward();
    expectClose(x.grad as Variable, variable([[-1, 1, 0]]));
  });

  test.each([
    ["float32", 1e5],
    ["float32", 1e8],
    ["float32", 3e38],
    ["float64", 1e15],
    ["float64", 1e17],
    ["float64", 1e308],
  ] as const)("equal scores are equally likely however large they are: %s, %d", (dtype, score) => {
    for (const retainGrad of [false, true]) {
      const x = variable([[score, score]], { dtype });
      const y = logSoftmax(x);
      expectClose(y, -Math.LN2);
      y.mul(array([[1, 0]], { dtype })).backward({ retainGrad });
      expectClose(x.grad as Variable, array([[0.5, -0.5]]));
    }
  });

  test.each([{}, { retainGrad: true }])("−∞ beside a number: %o", (options) => {
    const x = variable([
      [1, -Infinity, 1],
      [-Infinity, 5, -Infinity],
    ]);
    const y = logSoftmax(x);
    expectClose(
      y,
      array([
        [-Math.LN2, -Infinity, -Math.LN2],
        [-Infinity, 0, -Infinity],
      ]),
    );
    y.getItem([0, 1], [0, 1]).backward(options);
    expectClose(
      x.grad as Variable,
      array([
        [0.5, 0, -0.5],
        [0, 0, 0],
      ]),
    );
  });

  test("second gradients are finite beside −∞", () => {
    const x = variable([1, -Infinity, 1]);
    logSoftmax(x).getItem(0).backward({ createGraph: true });
    const gx = x.grad as Variable;
    x.cleargrad();
    gx.getItem(0).backward(); // 1 − p0, with p0 = 1/2
    expectClose(x.grad as Variable, array([-0.25, 0, 0.25]), { rtol: 1e-14 });
  });

  test("where the largest is infinite, all is NaN, as in PyTorch", () => {
    expect(logSoftmax(array([-Infinity, -Infinity])).data.toArray()).toEqual([NaN, NaN]);
    expect(logSoftmax(array([Infinity, 1])).data.toArray()).toEqual([NaN, NaN]);
  });

  test("errors", () => {
    expect(() => logSoftmax(variable([1, 2, 3]), { axis: 1 })).toThrow(
      new AxisError("logSoftmax: axis 1 is out of range for shape [3]"),
    );
    expect(() => logSoftmax(zeros([3, 0]))).toThrow(new ValueError("logSoftmax: axis 1 of shape [3, 0] is empty"));
    expect(() => logSoftmax("x" as unknown as number)).toThrow(
      new ValueError('logSoftmax: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { log, type Variable, variable } from "@dz/core";
import { checkFunction, expectClose, uniform } from "@dz/core/testing";
import { AxisError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
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

import { type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { exp } from "../math/exp.ts";
import { checkFunction } from "../testing/vitest.ts";
import { softmax } from "./softmax.ts";

/** DeZero's `softmax_simple`. */
function composed(x: Variable, axis: number): Variable {
  const e = exp(x);
  return e.div(e.sum({ axis, keepdims: true }));
}

checkFunction("softmax", (x) => softmax(x), { oracle: (x) => composed(x, 1), inputs: [uniform([2, 3], -2, 2)] });
for (const axis of [0, 2, -1, -2]) {
  checkFunction(`softmax along axis ${axis}`, (x) => softmax(x, { axis }), {
    oracle: (x) => composed(x, axis),
    inputs: [uniform([2, 3, 2], -2, 2)],
  });
}

describe("softmax", () => {
  test("a vector has the axes 0 and -1", () => {
    for (const axis of [0, -1]) expectClose(softmax(variable([1, 1, 1, 1]), { axis }), 0.25);
  });

  test("large scores neither overflow nor lose anything", () => {
    const x = variable([[1000, 1000 + Math.log(3), -1000]]);
    const y = softmax(x);
    expectClose(y, variable([[0.25, 0.75, 0]]), { rtol: 1e-12 });
    y.mul(variable([[1, 0, 0]])).backward();
    expectClose(x.grad as Variable, variable([[0.25 * 0.75, -0.25 * 0.75, 0]]), { rtol: 1e-12 });
  });

  test.each([{}, { retainGrad: true }])("−∞ beside a number is 0 and gets no gradient: %o", (options) => {
    const x = variable([
      [-Infinity, 2, 2],
      [-Infinity, -Infinity, -7],
    ]);
    const y = softmax(x);
    y.mul(variable([[3, 1, 2]])).backward(options);
    expect([y.data.toArray(), x.grad?.data.toArray()]).toEqual([
      [
        [0, 0.5, 0.5],
        [0, 0, 1],
      ],
      [
        [0, -0.25, 0.25],
        [0, 0, 0],
      ],
    ]);
  });

  test("where the largest is infinite, all is NaN, as in PyTorch", () => {
    expect(softmax(array([-Infinity, -Infinity])).data.toArray()).toEqual([NaN, NaN]);
    expect(softmax(array([Infinity, 1])).data.toArray()).toEqual([NaN, NaN]);
  });

  test("an empty batch", () => {
    const x = variable(zeros([0, 3]));
    const y = softmax(x);
    y.backward();
    expect([y.shape, x.grad?.shape]).toEqual([
      [0, 3],
      [0, 3],
    ]);
  });

  test("along the last axis, also of a vector", () => {
    expect(softmax(variable([0, 0])).data.toArray()).toEqual([0.5, 0.5]);
    expect(
      softmax(zeros([2, 3, 4]))
        .sum({ axis: 2 })
        .data.toArray(),
    ).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });

  test("errors", () => {
    expect(() => softmax(variable([1, 2, 3]), { axis: 1 })).toThrow(
      new AxisError("softmax: axis 1 is out of range for shape [3]"),
    );
    expect(() => softmax(variable([[1, 2]]), { axis: -3 })).toThrow(
      new AxisError("softmax: axis -3 is out of range for shape [1, 2]"),
    );
    expect(() => softmax(zeros([3, 0]))).toThrow(new ValueError("softmax: axis 1 of shape [3, 0] is empty"));
    expect(() => softmax("x" as unknown as number)).toThrow(
      new ValueError('softmax: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { checkFunction } from "@dz/core/testing/vitest";
import { array, DTypeError, IndexError, type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { logSoftmax } from "../activation/log-softmax.ts";
import { mean } from "../math/mean.ts";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.ts";

const labels = (...t: number[]): NdArray => array(t, { dtype: "int32" });

checkFunction("softmaxCrossEntropy", softmaxCrossEntropy, {
  oracle: (x, t) => mean(logSoftmax(x).getItem([0, 1, 2, 3], t)).neg(),
  inputs: [uniform([4, 3], -2, 2), labels(2, 0, 0, 1)],
});

describe("softmaxCrossEntropy", () => {
  test("labels may have a second axis of length 1", () => {
    const x = variable([
      [1, 2],
      [3, 4],
    ]);
    expect(softmaxCrossEntropy(x, labels(0, 1).reshape(2, 1)).item()).toBe(softmaxCrossEntropy(x, labels(0, 1)).item());
  });

  test("large scores: exact, and without overflow", () => {
    const x = variable([
      [1000, 0],
      [0, 1000],
    ]);
    const y = softmaxCrossEntropy(x, labels(1, 1));
    expect(y.item()).toBe(500);
    y.backward();
    expectClose(
      x.grad as Variable,
      array([
        [0.5, -0.5],
        [0, 0],
      ]),
    );
  });

  test.each([
    ["float32", 1e5],
    ["float32", 1e8],
    ["float32", -3e38],
    ["float64", 1e15],
    ["float64", 1e308],
  ] as const)("equal scores are equally likely however large they are: %s, %d", (dtype, score) => {
    for (const retainGrad of [false, true]) {
      const x = variable([[score, score]], { dtype });
      const y = softmaxCrossEntropy(x, labels(1));
      expectClose(y, Math.LN2);
      y.backward({ retainGrad });
      expect([x.grad?.dtype, x.grad?.data.toArray()]).toEqual([dtype, [[0.5, -0.5]]]);
    }
  });

  test("a class that a score of −∞ rules out gets no gradient", () => {
    for (const retainGrad of [false, true]) {
      const x = variable([[2, -Infinity, 2]]);
      const y = softmaxCrossEntropy(x, labels(2));
      y.backward({ retainGrad });
      expectClose(y, Math.LN2);
      expectClose(x.grad as Variable, array([[0.5, 0, -0.5]]));
    }
    const x = variable([[0, -Infinity]]);
    const y = softmaxCrossEntropy(x, labels(1));
    y.backward();
    expect([y.item(), x.grad?.data.toArray()]).toEqual([Infinity, [[1, -1]]]);
  });

  test("labels get no gradient", () => {
    const [x, t] = [variable([[1, 2]]), variable(labels(0))];
    softmaxCrossEntropy(x, t).backward();
    expect(t.grad).toBeNull();
  });

  test("errors", () => {
    const x = zeros([3, 4]);
    const loss = (t: NdArray) => () => softmaxCrossEntropy(x, t);
    expect(loss(labels(0, 4, 1))).toThrow(
      new IndexError("softmaxCrossEntropy: label 4 of row 1 is out of range for 4 classes"),
    );
    expect(loss(labels(0, 1, -1))).toThrow(
      new IndexError("softmaxCrossEntropy: label -1 of row 2 is out of range for 4 classes"),
    );
    expect(loss(labels(0, 1))).toThrow(
      new ShapeError("softmaxCrossEntropy: labels of shape [2] do not fit x of shape [3, 4]"),
    );
    expect(loss(labels(0))).toThrow(
      new ShapeError("softmaxCrossEntropy: labels of shape [1] do not fit x of shape [3, 4]"),
    );
    expect(loss(labels(0, 1, 2).reshape(1, 3))).toThrow(
      new ShapeError("softmaxCrossEntropy: labels of shape [1, 3] do not fit x of shape [3, 4]"),
    );
    expect(loss(zeros([3, 4]))).toThrow(
      new DTypeError("softmaxCrossEntropy: labels are float64, expected int32, one class for each row"),
    );
    expect(() => softmaxCrossEntropy(zeros([4]), labels(0))).toThrow(
      new ShapeError("softmaxCrossEntropy: x has shape [4], expected [batch, classes]"),
    );
    expect(() => softmaxCrossEntropy(zeros([2, 0]), labels(0, 0))).toThrow(
      new ValueError("softmaxCrossEntropy: axis 1 of shape [2, 0] is empty"),
    );
    expect(() => softmaxCrossEntropy(x, [1, 2] as unknown as NdArray)).toThrow(
      new ValueError("softmaxCrossEntropy: expected a Variable, NdArray or number, got a JavaScript array"),
    );
  });
});

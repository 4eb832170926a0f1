import { sum, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, DTypeError, IndexError, type NdArray, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { logSoftmax } from "../activation/log-softmax.ts";
import { mean } from "../math/mean.ts";
import { checkFunction } from "../testing/vitest.ts";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.ts";

const labels = (...t: number[]): NdArray => array(t, { dtype: "int32" });

checkFunction("softmaxCrossEntropy", (x, t) => softmaxCrossEntropy(x, t), {
  oracle: (x, t) => mean(logSoftmax(x).getItem([0, 1, 2, 3], t)).neg(),
  inputs: [uniform([4, 3], -2, 2), labels(2, 0, 0, 1)],
});

for (const reduction of ["none", "sum", "batchMean"] as const) {
  checkFunction(`softmaxCrossEntropy of [2, 2, 3], ${reduction}`, (x, t) => softmaxCrossEntropy(x, t, { reduction }), {
    oracle: (x, t) => {
      const none = logSoftmax(x).reshape(4, 3).getItem([0, 1, 2, 3], t.reshape(4)).neg();
      return reduction === "none" ? none.reshape(2, 2) : sum(none).div(reduction === "sum" ? 1 : 2);
    },
    inputs: [uniform([2, 2, 3], -2, 2), labels(2, 0, 0, 1).reshape(2, 2)],
  });
}

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

  test.each([
    ["mean", 3],
    ["sum", 1],
    ["batchMean", 3],
  ] as const)("reduction %s divides by %d", (reduction, divisor) => {
    const [scores, t] = [
      [
        [1, 2, 0.5],
        [0.1, -1, 3],
        [2, 2, -2],
      ],
      [1, 0, 2],
    ] as const;
    const losses = scores.map(
      (row, i) => Math.log(row.reduce((sum, s) => sum + Math.exp(s), 0)) - (row[t[i] as 0] as number),
    );
    const x = variable(scores.map((row) => [...row]));
    const y = softmaxCrossEntropy(x, labels(...t), { reduction });
    expectClose(y, losses.reduce((a, b) => a + b) / divisor, { rtol: 1e-14 });
    y.backward();
    const gradient = scores.map((row, i) => {
      const total = row.reduce((sum, s) => sum + Math.exp(s), 0);
      return row.map((s, j) => (Math.exp(s) / total - (j === t[i] ? 1 : 0)) / divisor);
    });
    expectClose(x.grad as Variable, array(gradient), { rtol: 1e-13 });
    expectClose(softmaxCrossEntropy(x, labels(...t), { reduction: "none" }), array(losses), { rtol: 1e-14 });
  });

  test("leading axes: the loss of each target, and its mean over all", () => {
    const x = variable(new RandomState(1).uniform(-1, 1, [2, 3, 4]));
    const t = labels(0, 1, 2, 3, 0, 1).reshape(2, 3);
    const none = softmaxCrossEntropy(x, t, { reduction: "none" });
    const flat = softmaxCrossEntropy(x.reshape(6, 4), t.reshape(6), { reduction: "none" });
    expect([none.shape, none.data.reshape(6).toArray()]).toEqual([[2, 3], flat.data.toArray()]);
    expect(softmaxCrossEntropy(x, t).item()).toBe(softmaxCrossEntropy(x.reshape(6, 4), t.reshape(6)).item());
    expect(softmaxCrossEntropy(x, t, { reduction: "batchMean" }).item()).toBeCloseTo(mean(none).item() * 3, 13);
    expect(() => softmaxCrossEntropy(x, t.reshape(6))).toThrow(
      new ShapeError("softmaxCrossEntropy: labels of shape [6] do not fit x of shape [2, 3, 4]"),
    );
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
      new DTypeError(
        "softmaxCrossEntropy: labels are float64, expected int32, one class for each row; for one-hot labels write argMax(t, { axis: -1 })",
      ),
    );
    expect(() => softmaxCrossEntropy(labels(0, 1, 2), x)).toThrow(
      new ShapeError(
        "softmaxCrossEntropy: x has shape [3], expected [..., classes]; the scores come first, then the labels",
      ),
    );
    expect(() => softmaxCrossEntropy(zeros([4]), labels(0))).toThrow(
      new ShapeError("softmaxCrossEntropy: x has shape [4], expected [..., classes]"),
    );
    expect(() => softmaxCrossEntropy(zeros([2, 0]), labels(0, 0))).toThrow(
      new ValueError("softmaxCrossEntropy: axis 1 of shape [2, 0] is empty"),
    );
    expect(() => softmaxCrossEntropy(x, [1, 2] as unknown as NdArray)).toThrow(
      new ValueError(
        "softmaxCrossEntropy: expected a Variable, NdArray or number, got a JavaScript array; make one with array(...)",
      ),
    );
  });
});

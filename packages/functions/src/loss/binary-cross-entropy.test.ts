import { sum, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { sigmoid } from "../activation/sigmoid.ts";
import { clip } from "../math/clip.ts";
import { checkFunction } from "../testing/vitest.ts";
import { binaryCrossEntropy } from "./binary-cross-entropy.ts";
import { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.ts";

/** The scores that belong to probabilities. */
function logit(p: Variable): Variable {
  return variable(
    array(
      Array.from(p.data.toTypedArray(), (x) => Math.log(x / (1 - x))),
      { dtype: p.dtype },
    ).reshape(p.shape),
  );
}

for (const shape of [[4], [3, 1], [3, 2]]) {
  checkFunction(`binaryCrossEntropy of [${shape}]`, (p, t) => binaryCrossEntropy(p, t), {
    oracle: (p, t) => sigmoidCrossEntropy(logit(p), t),
    inputs: [uniform(shape, 0.1, 0.9), uniform(shape, 0, 1)],
  });
}
checkFunction("binaryCrossEntropy with labels", (p) => binaryCrossEntropy(p, array([1, 0, 1], { dtype: "int32" })), {
  oracle: (p) => sigmoidCrossEntropy(logit(p), array([1, 0, 1])),
  inputs: [uniform([3, 1], 0.1, 0.9)],
});

describe("binaryCrossEntropy", () => {
  test("0 and 1 cost at most 100, and the worst mistakes have the largest gradients", () => {
    for (const createGraph of [false, true]) {
      const p = variable([0, 1, 0.5, 0, 1, 1e-3]);
      const y = binaryCrossEntropy(p, array([1, 0, 1, 0, 1, 1]), { reduction: "sum" });
      expectClose(y, 100 + 100 + Math.log(2) - Math.log(1e-3), { rtol: 1e-14 });
      y.backward({ createGraph });
      // PyTorch's (p − t) / max(p (1 − p), 1e-12)
      expectClose(p.grad as Variable, array([-1e12, 1e12, -2, 0, 0, -1000]), { rtol: 1e-13 });
    }
  });

  test("second derivatives are finite everywhere, and right inside", () => {
    const [p, t] = [variable([0, 1, 0.5, 0.25]), variable([1, 0, 1, 0])];
    binaryCrossEntropy(p, t, { reduction: "sum" }).backward({ createGraph: true });
    const [gp, gt] = [p.grad as Variable, t.grad as Variable];
    expectClose(gt, array([100, -100, 0, Math.log(3)]), { rtol: 1e-14, atol: 1e-15 }); // log(1 − p) − log p
    p.cleargrad();
    sum(gp).backward();
    expectClose(p.grad as Variable, array([1e12, 1e12, 4, 1 / 0.75 ** 2]), { rtol: 1e-12 });
  });

  test("float32, and NaN", () => {
    const p = variable([0, 1, Number.NaN], { dtype: "float32" });
    const y = binaryCrossEntropy(p, array([1, 0, 1]), { reduction: "none" });
    expect(y.data.toArray()).toEqual([100, 100, Number.NaN]);
    y.backward();
    expectClose((p.grad as Variable).getItem([0, 1]), array([-1e12, 1e12]), { rtol: 1e-6 });
  });

  test("reductions, in numbers of the formula", () => {
    const [p, t] = [
      array([
        [0.2, 0.9],
        [0.5, 0.6],
      ]),
      array([
        [0, 1],
        [0.25, 1],
      ]),
    ];
    const losses = [-Math.log(0.8), -Math.log(0.9), Math.log(2), -Math.log(0.6)];
    const total = losses.reduce((a, b) => a + b);
    const loss = (reduction: "mean" | "sum" | "none" | "batchMean") => binaryCrossEntropy(p, t, { reduction });
    expectClose(loss("none"), array(losses).reshape(2, 2), { rtol: 1e-14 });
    expectClose(loss("sum"), total, { rtol: 1e-14 });
    expectClose(loss("mean"), total / 4, { rtol: 1e-14 });
    expectClose(loss("batchMean"), total / 2, { rtol: 1e-14 });
  });

  test("clipped first, it is DeZero's: the gradient outside is 0", () => {
    const p = variable([0, 1, 0.5, 0.9999]);
    const y = binaryCrossEntropy(clip(p, 1e-15, 0.999), array([1, 0, 1, 1]));
    const terms = [Math.log(1e-15), Math.log(1 - 0.999), Math.log(0.5), Math.log(0.999)];
    expectClose(y, -terms.reduce((a, b) => a + b) / 4, { rtol: 1e-13 });
    y.backward();
    expectClose(p.grad as Variable, array([0, 0, -0.5, 0]));
  });

  test("one target for all", () => {
    const x = variable([0.3, -1]);
    expectClose(binaryCrossEntropy(sigmoid(x), 1), sigmoidCrossEntropy(x, 1), { rtol: 1e-13 });
  });

  test("errors", () => {
    expect(() => binaryCrossEntropy(array([0.5, 1.5]), 1)).toThrow(
      new ValueError(
        "binaryCrossEntropy: a probability is 1.5, expected a number from 0 to 1; for scores take sigmoidCrossEntropy",
      ),
    );
    expect(() => binaryCrossEntropy(zeros([3, 2]), zeros([4, 2]))).toThrow(
      new ShapeError("binaryCrossEntropy: a target of shape [4, 2] does not fit [3, 2]"),
    );
    expect(() => binaryCrossEntropy(0.5, 1)).toThrow(
      new ShapeError("binaryCrossEntropy: shape [] has no axis to take the mean over"),
    );
    expect(() => binaryCrossEntropy("p" as unknown as number, 1)).toThrow(
      new ValueError('binaryCrossEntropy: expected a Variable, NdArray or number, got the string "p"'),
    );
  });
});

import { type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { checkFunction } from "@dz/core/testing/vitest";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { sigmoid } from "../activation/sigmoid.ts";
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
  checkFunction(`binaryCrossEntropy of [${shape}]`, binaryCrossEntropy, {
    oracle: (p, t) => sigmoidCrossEntropy(logit(p), t),
    inputs: [uniform(shape, 0.1, 0.9), uniform(shape, 0, 1)],
  });
}
checkFunction("binaryCrossEntropy with labels", (p) => binaryCrossEntropy(p, array([1, 0, 1], { dtype: "int32" })), {
  oracle: (p) => sigmoidCrossEntropy(logit(p), array([1, 0, 1])),
  inputs: [uniform([3, 1], 0.1, 0.9)],
});

describe("binaryCrossEntropy", () => {
  test("probabilities are clipped to [1e-15, 0.999], outside which the gradient is 0", () => {
    const p = variable([0, 1, 0.5, 0.9999]);
    const y = binaryCrossEntropy(p, array([1, 0, 1, 1]));
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

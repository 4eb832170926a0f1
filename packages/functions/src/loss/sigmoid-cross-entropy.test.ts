import { log, sub, sum, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { sigmoid } from "../activation/sigmoid.ts";
import { checkFunction } from "../testing/vitest.ts";
import { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.ts";

/** DeZero's formula. */
function composed(x: Variable, t: Variable): Variable {
  const p = sigmoid(x);
  const likelihood = t.mul(log(p)).add(sub(1, t).mul(log(sub(1, p))));
  return sum(likelihood).div(-x.length);
}

for (const shape of [[4], [3, 1], [3, 2]]) {
  checkFunction(`sigmoidCrossEntropy of [${shape}]`, (x, t) => sigmoidCrossEntropy(x, t), {
    oracle: composed,
    inputs: [uniform(shape, -2, 2), uniform(shape, 0, 1)],
  });
}
checkFunction("sigmoidCrossEntropy with labels", (x) => sigmoidCrossEntropy(x, array([1, 0, 1], { dtype: "int32" })), {
  oracle: (x) => composed(x, variable([[1], [0], [1]], { dtype: x.dtype })),
  inputs: [uniform([3, 1], -2, 2)],
});
checkFunction("sigmoidCrossEntropy with one target for all", (x) => sigmoidCrossEntropy(x, 0.9), {
  oracle: (x) => composed(x, variable([0.9, 0.9, 0.9], { dtype: x.dtype })),
  inputs: [uniform([3], -2, 2)],
});

for (const [reduction, divisor] of [
  ["mean", 6],
  ["sum", 1],
  ["none", 1],
] as const) {
  checkFunction(`sigmoidCrossEntropy, ${reduction}`, (x, t) => sigmoidCrossEntropy(x, t, { reduction }), {
    oracle: (x, t) => {
      const likelihood = t.mul(log(sigmoid(x))).add(sub(1, t).mul(log(sub(1, sigmoid(x)))));
      return reduction === "none" ? likelihood.neg() : sum(likelihood).div(-divisor);
    },
    inputs: [uniform([3, 2], -2, 2), uniform([3, 2], 0, 1)],
  });
}

describe("sigmoidCrossEntropy", () => {
  test("reductions, in numbers of the formula", () => {
    const [x, t] = [
      [0.5, -2, 3],
      [1, 0, 0.25],
    ] as const;
    const losses = x.map((s, i) => Math.log(1 + Math.exp(-s)) + (1 - (t[i] as number)) * s);
    const loss = (reduction: "mean" | "sum" | "none") =>
      sigmoidCrossEntropy(array([...x]), array([...t]), { reduction });
    expectClose(loss("none"), array(losses), { rtol: 1e-14 });
    expectClose(
      loss("sum"),
      losses.reduce((a, b) => a + b),
      { rtol: 1e-14 },
    );
    expectClose(loss("mean"), losses.reduce((a, b) => a + b) / 3, { rtol: 1e-14 });
  });

  test("large scores: never NaN, also where the probability rounds to 1", () => {
    const x = variable([40, 1000, -1000, -40]);
    const y = sigmoidCrossEntropy(x, array([1, 0, 1, 0]));
    expectClose(y, (2000 + 2 * Math.log1p(Math.exp(-40))) / 4, { rtol: 1e-15 });
    y.backward();
    expectClose(x.grad as Variable, array([0, 0.25, -0.25, 0]), { atol: 1e-17 });
    expectClose(sigmoidCrossEntropy(array([40]), 1), Math.exp(-40), { rtol: 1e-12 });
  });

  test.each(["float32", "float64"] as const)("a target near 1 beside a large score loses no digits: %s", (dtype) => {
    const large = dtype === "float32" ? 2 ** 30 + 2 ** 7 : 2 ** 60 + 2 ** 8;
    const rest = dtype === "float32" ? 2 ** -24 : 2 ** -53;
    const t = array([1 - rest], { dtype });
    expectClose(sigmoidCrossEntropy(variable([large], { dtype }), t), large * rest);
    expectClose(sigmoidCrossEntropy(variable([-large], { dtype }), array([rest], { dtype })), large * rest);
  });

  test("errors", () => {
    expect(() => sigmoidCrossEntropy(zeros([3, 2]), zeros([4]))).toThrow(
      new ShapeError("sigmoidCrossEntropy: a target of shape [4] does not fit [3, 2]"),
    );
    expect(() => sigmoidCrossEntropy(1, 1)).toThrow(
      new ShapeError("sigmoidCrossEntropy: shape [] has no axis to take the mean over"),
    );
    expect(() => sigmoidCrossEntropy("x" as unknown as number, 1)).toThrow(
      new ValueError('sigmoidCrossEntropy: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

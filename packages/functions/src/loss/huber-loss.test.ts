import { sum, type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { array, type NdArray, ShapeError, ValueError, where, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { abs } from "../math/abs.ts";
import { checkFunction } from "../testing/vitest.ts";
import { huberLoss } from "./huber-loss.ts";

const x = array([
  [1, -2, 3],
  [0.5, 0, -1],
]);
const t = array([
  [0.25, 1, 3.5],
  [-0.75, 2, 0.25],
]);

/** The definition, with both cases computed everywhere. */
function composed(x0: Variable, x1: Variable, delta: number): Variable {
  const d = x0.sub(x1);
  const inside = array(
    Array.from(d.data.toTypedArray(), (v) => Number(Math.abs(v) <= delta)),
    { dtype: d.dtype },
  ).reshape(d.shape);
  const outside = where(inside, 0, array(1, { dtype: d.dtype }));
  const far = abs(d)
    .sub(delta / 2)
    .mul(delta);
  return sum(d.pow(2).div(2).mul(inside).add(far.mul(outside)));
}

for (const delta of [0.6, 1, 2.5]) {
  checkFunction(`huberLoss with delta ${delta}`, (x0, x1) => huberLoss(x0, x1, { delta }), {
    oracle: (x0, x1) => composed(x0, x1, delta).div(6),
    inputs: [x, t],
  });
}
checkFunction("huberLoss without reduction", (x0, x1) => sum(huberLoss(x0, x1, { reduction: "none" })), {
  oracle: (x0, x1) => composed(x0, x1, 1),
  inputs: [x, t],
});

function wave(shape: number[], phase: number, height = 1): NdArray {
  const size = shape.reduce((a, b) => a * b, 1);
  return array(Array.from({ length: size }, (_, i) => height * Math.sin(0.7 * i + phase))).reshape(shape);
}

describe("huberLoss", () => {
  // torch.nn.functional.huber_loss, float64
  test.each([
    ["mean", 1, 0.948535958378279, [-1, -0.0132887756597631, 1, 1, 1, 0.799222760198065]],
    ["mean", 0.5, 0.576762358003142, [-0.5, -0.0132887756597631, 0.5, 0.5, 0.5, 0.5]],
    ["sum", 1, 5.69121575026967, [-1, -0.0132887756597631, 1, 1, 1, 0.799222760198065]],
    ["sum", 0.5, 3.46057414801885, [-0.5, -0.0132887756597631, 0.5, 0.5, 0.5, 0.5]],
  ] as const)("gives the numbers of PyTorch: %s, delta %s", (reduction, delta, loss, gradient) => {
    const input = variable(wave([2, 3], 0.3));
    const y = huberLoss(input, wave([2, 3], 2, 2), { delta, reduction });
    expectClose(y, loss, { rtol: 1e-14 });
    y.backward();
    const gx = gradient.map((g) => (reduction === "mean" ? g / 6 : g));
    expectClose(input.grad ?? 0, array(gx).reshape(2, 3), { rtol: 1e-13 });
  });

  test.each([{}, { retainGrad: true }])("an infinite outlier pulls like any other: %o", (options) => {
    const x0 = variable([Infinity, -Infinity, 0.5]);
    const y = huberLoss(x0, 0, { delta: 2, reduction: "sum" });
    y.backward(options);
    expect([y.item(), x0.grad?.data.toArray()]).toEqual([Infinity, [2, -2, 0.5]]);
  });

  test("with a large delta it is half of the mean of the squares", () => {
    expect(huberLoss(array([1, 3]), array([0, 0]), { delta: 1e9 }).item()).toBe(2.5);
  });

  test("errors", () => {
    for (const delta of [0, -1, NaN, Infinity]) {
      expect(() => huberLoss(x, t, { delta })).toThrow(
        new ValueError(`huberLoss: delta is ${delta}, expected a number above 0`),
      );
    }
    expect(() => huberLoss(x, zeros([2]))).toThrow(
      new ShapeError("huberLoss: a target of shape [2] does not fit [2, 3]"),
    );
  });
});

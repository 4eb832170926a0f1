import { sum, type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { relu } from "../activation/relu.ts";
import { checkFunction } from "../testing/vitest.ts";
import { l1Loss } from "./l1-loss.ts";

const x = array([
  [1, -2, 3],
  [0.5, 0, -1],
]);
const t = array([
  [0, 1, 3.5],
  [-0.5, 2, 0.25],
]);
const absolute = (d: Variable): Variable => relu(d).add(relu(d.neg()));

const divisors = { mean: 6, batchMean: 2, sum: 1 } as const;
for (const reduction of ["mean", "batchMean", "sum"] as const) {
  checkFunction(`l1Loss, ${reduction}`, (x0, x1) => l1Loss(x0, x1, { reduction }), {
    oracle: (x0, x1) => sum(absolute(x0.sub(x1))).div(divisors[reduction]),
    inputs: [x, t],
  });
}
checkFunction("l1Loss without reduction", (x0, x1) => l1Loss(x0, x1, { reduction: "none" }), {
  oracle: (x0, x1) => absolute(x0.sub(x1)),
  inputs: [x, t],
});

describe("l1Loss", () => {
  test("is the mean of all elements by default", () => {
    expectClose(l1Loss(x, t), (1 + 3 + 0.5 + 1 + 2 + 1.25) / 6, { rtol: 1e-15 });
  });

  test("the gradient where nothing is wrong is 0", () => {
    const y = variable([1, 2, 3]);
    l1Loss(y, array([1, 3, 2]), { reduction: "sum" }).backward();
    expect(y.grad?.data.toArray()).toEqual([0, -1, 1]);
  });

  test("a target with another number of axes, of whole numbers, or one for all", () => {
    const y = variable([[1], [3]], { dtype: "float32" });
    const losses = [l1Loss(y, array([2, 5], { dtype: "int32" })), l1Loss(y, 0.5)];
    expect(losses.map((loss) => [loss.dtype, loss.item()])).toEqual([
      ["float32", 1.5],
      ["float32", 1.5],
    ]);
  });

  test("errors", () => {
    expect(() => l1Loss(zeros([3]), zeros([2]))).toThrow(
      new ShapeError("l1Loss: a target of shape [2] does not fit [3]"),
    );
    expect(() => l1Loss(1, 2)).toThrow(new ShapeError("l1Loss: shape [] has no axis to take the mean over"));
    expect(() => l1Loss(x, t, { reduction: "max" as "sum" })).toThrow(
      new ValueError('l1Loss: reduction is "max", expected "mean", "batchMean", "sum" or "none"'),
    );
    expect(() => l1Loss("x" as unknown as number, 2)).toThrow(
      new ValueError('l1Loss: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { sub, sum, type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test, vi } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { meanSquaredError } from "./mean-squared-error.ts";

/** DeZero's `mean_squared_error_simple`. */
function composed(x0: Variable, x1: Variable): Variable {
  const difference = sub(x0, x1);
  return sum(difference.pow(2)).div(difference.length);
}

vi.spyOn(console, "warn").mockImplementation(() => {}); // of [3, 1] and [3]

const cases = [
  { x0: [3, 2], x1: [3, 2] },
  { x0: [4], x1: [4] },
  { x0: [1, 1], x1: [1] },
  { x0: [3, 2], x1: [2] },
  { x0: [3, 1], x1: [3] },
  { x0: [2], x1: [] },
  { x0: [], x1: [2] },
];
for (const { x0, x1 } of cases) {
  checkFunction(`meanSquaredError of [${x0}] and [${x1}]`, (x0, x1) => meanSquaredError(x0, x1), {
    oracle: composed,
    inputs: [uniform(x0, -2, 2), uniform(x1, -2, 2)],
  });
}

for (const [reduction, divisor] of [
  ["mean", 6],
  ["sum", 1],
  ["none", 1],
] as const) {
  checkFunction(`meanSquaredError, ${reduction}`, (x0, x1) => meanSquaredError(x0, x1, { reduction }), {
    oracle: (x0, x1) => (reduction === "none" ? sub(x0, x1).pow(2) : sum(sub(x0, x1).pow(2)).div(divisor)),
    inputs: [uniform([3, 2], -2, 2), uniform([2], -2, 2)],
  });
}

describe("meanSquaredError", () => {
  test("reductions: PyTorch's mean, the sum, the squares", () => {
    const [x, t] = [
      variable([
        [1, 2],
        [3, 5],
      ]),
      array([
        [0, 0],
        [1, 1],
      ]),
    ];
    const loss = (reduction: "mean" | "sum" | "none" | "batchMean") =>
      meanSquaredError(x, t, { reduction }).data.toArray();
    expect([loss("mean"), loss("sum"), loss("none"), loss("batchMean")]).toEqual([
      6.25,
      25,
      [
        [1, 4],
        [4, 16],
      ],
      12.5,
    ]);
    for (const options of [{}, { createGraph: true }]) {
      x.cleargrad();
      meanSquaredError(x, t, { reduction: "mean" }).backward(options);
      expect(x.grad?.data.toArray()).toEqual([
        [0.5, 1],
        [1, 2],
      ]);
    }
    expect(meanSquaredError(3, variable(1), { reduction: "mean" }).item()).toBe(4);
  });

  test("divides by the length of the first axis", () => {
    expect(
      meanSquaredError(
        array([
          [1, 2],
          [3, 4],
        ]),
        zeros([2, 2]),
      ).item(),
    ).toBe(15);
  });

  test("the loss of step 59: a prediction [1, 1] and a target [1]", () => {
    const [y, t] = [variable([[0.5]]), variable([2])];
    const loss = meanSquaredError(y, t);
    expect(loss.item()).toBe(2.25);
    loss.backward();
    expect(y.grad?.data.toArray()).toEqual([[-3]]);
    expect(t.grad?.data.toArray()).toEqual([3]);
  });

  test("defect 9 of DeZero: gradients have the shapes of what broadcasts, on both ways, and [n, 1] with [n] is said", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    for (const options of [{}, { retainGrad: true }, { createGraph: true }]) {
      const [y, t] = [variable([[1], [2], [3], [4]]), variable([1, 2, 3, 4])];
      meanSquaredError(y, t).backward(options);
      expect([y.grad?.shape, t.grad?.shape]).toEqual([[4, 1], [4]]);
      const [one, other] = [variable([[0.5]]), variable([2])];
      meanSquaredError(one, other).backward(options);
      expect([one.grad?.data.toArray(), other.grad?.data.toArray()]).toEqual([[[-3]], [3]]);
    }
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/^meanSquaredError: shapes \[4, 1\] and \[4\] broadcast/)],
    ]);
    warn.mockRestore();
  });

  test("a target that is a number is weak", () => {
    const loss = meanSquaredError(variable([1, 3], { dtype: "float32" }), 0.5);
    expect([loss.item(), loss.dtype]).toEqual([3.25, "float32"]);
  });

  test("the same Variable on both sides: the gradients cancel", () => {
    const x = variable([1, 2]);
    meanSquaredError(x, x).backward();
    expect(x.grad?.data.toArray()).toEqual([0, 0]);
  });

  test("of nothing is NaN", () => {
    expect(meanSquaredError(zeros([0]), zeros([0])).item()).toBeNaN();
  });

  test("errors", () => {
    expect(() => meanSquaredError(zeros([3, 4]), zeros([4, 4]))).toThrow(
      new ShapeError("meanSquaredError: shapes [3, 4] and [4, 4] do not broadcast"),
    );
    expect(() => meanSquaredError(1, variable(2))).toThrow(
      new ShapeError("meanSquaredError: shapes [] and [] have no axis to take the mean over"),
    );
    expect(() => meanSquaredError(zeros([3]), "x" as unknown as number)).toThrow(
      new ValueError('meanSquaredError: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

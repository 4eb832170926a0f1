import { ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { type Differentiable, expectClose, uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { matmul } from "./matmul.ts";
import { mul } from "./mul.ts";
import { sum } from "./sum.ts";

/** `Σ_k x[m, k] W[k, n]`, written out. */
const product: Differentiable = (x, W) => {
  const [m, k] = x.shape.slice(-2) as [number, number];
  const n = W.shape.at(-1) as number;
  const left = x.reshape(...x.shape.slice(0, -2), m, k, 1);
  const right = W.reshape(...W.shape.slice(0, -2), 1, k, n);
  return sum(mul(left, right), { axis: -2 });
};

const matrices = [
  { x: [2, 3], W: [3, 4] },
  { x: [1, 1], W: [1, 1] },
  { x: [1, 3], W: [3, 1] },
  { x: [2, 2, 3], W: [2, 3, 4] },
  { x: [2, 2, 3], W: [3, 4] },
  { x: [2, 3], W: [2, 3, 4] },
  { x: [2, 1, 2, 3], W: [3, 3, 2] },
];
for (const { x, W } of matrices) {
  checkFunction(`matmul [${x}] × [${W}]`, matmul, {
    oracle: product,
    inputs: [uniform(x, -2, 2), uniform(W, -2, 2)],
  });
}

const vectors = [
  { x: [3], W: [3], y: [] },
  { x: [2, 3], W: [3], y: [2] },
  { x: [3], W: [3, 4], y: [4] },
  { x: [2, 2, 3], W: [3], y: [2, 2] },
  { x: [3], W: [2, 3, 4], y: [2, 4] },
];
for (const { x, W, y } of vectors) {
  const row = x.length === 1 ? [1, 3] : x;
  const column = W.length === 1 ? [3, 1] : W;
  checkFunction(`matmul [${x}] × [${W}], with a vector`, matmul, {
    oracle: (a, b) => product(a.reshape(row), b.reshape(column)).reshape(y),
    inputs: [uniform(x, -2, 2), uniform(W, -2, 2)],
  });
}

describe("matmul", () => {
  test("with no rows, no columns, or nothing to add up", () => {
    for (const [m, k, n] of [
      [0, 2, 3],
      [2, 3, 0],
      [2, 0, 3],
    ] as const) {
      const [x, W] = [variable(zeros([m, k])), variable(zeros([k, n]))];
      const y = matmul(x, W);
      expectClose(y, zeros([m, n]));
      y.backward();
      expect([x.grad?.shape, W.grad?.shape]).toEqual([
        [m, k],
        [k, n],
      ]);
    }
  });

  test("the same matrix on both sides", () => {
    const x = variable([
      [1, 2],
      [3, 4],
    ]);
    matmul(x, x).backward();
    expect(x.grad?.data.toArray()).toEqual([
      [7, 11],
      [9, 13],
    ]);
  });

  test("whole numbers are multiplied as floats", () => {
    const x = variable([[1, 2]], { dtype: "int32" });
    expect(matmul(x, x.T).dtype).toBe("float64");
  });

  test("errors name the shapes as they were given", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => matmul(x, x)).toThrow(new ShapeError("matmul: inner dimensions differ, [1, 3] × [1, 3]"));
    expect(() => matmul(x, variable([1, 2]))).toThrow(new ShapeError("matmul: inner dimensions differ, [1, 3] × [2]"));
    expect(() => matmul(variable([1, 2]), variable([1, 2, 3]))).toThrow(
      new ShapeError("matmul: inner dimensions differ, [2] × [3]"),
    );
    expect(() => matmul(x, 2)).toThrow(new ShapeError("matmul: a number is no matrix, [1, 3] × []"));
    expect(() => matmul("x" as unknown as number, x)).toThrow(
      new ValueError('matmul: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => matmul(x, "x" as unknown as number)).toThrow(
      new ValueError('matmul: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

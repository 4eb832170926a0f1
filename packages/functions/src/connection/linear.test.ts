import { add, matmul, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { linear } from "./linear.ts";

const [x, W] = [uniform([4, 3], -2, 2), uniform([3, 2], -2, 2)];

checkFunction("linear", linear, {
  oracle: (x, W, b) => add(matmul(x, W), b), // DeZero's `linear_simple`
  inputs: [x, W, uniform([2], -2, 2)],
});
checkFunction("linear without bias", (x, W) => linear(x, W), { oracle: matmul, inputs: [x, W] });
checkFunction("linear of one row", linear, {
  oracle: (x, W, b) => add(matmul(x, W), b),
  inputs: [uniform([1, 1], -2, 2), uniform([1, 1], -2, 2), uniform([1], -2, 2)],
});
for (const shape of [[1, 2], [4, 1], [4, 2], []]) {
  checkFunction(`linear with a bias of shape [${shape}]`, linear, {
    oracle: (x, W, b) => add(matmul(x, W), b),
    inputs: [x, W, uniform(shape, -2, 2)],
  });
}

for (const leading of [[], [2, 2], [2, 1, 3], [0, 2]]) {
  checkFunction(`linear of [${[...leading, 3]}]`, linear, {
    oracle: (x, W, b) => add(matmul(x, W), b),
    inputs: [uniform([...leading, 3], -2, 2), W, uniform([2], -2, 2)],
  });
}

describe("linear", () => {
  test("leading axes are those of the result, and each row is multiplied", () => {
    const x = array([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    const y = linear(
      x,
      array([
        [1, 10, 0],
        [1, 0, 1],
      ]),
      array([0, 0, 100]),
    );
    expect(y.data.toArray()).toEqual([
      [
        [3, 10, 102],
        [7, 30, 104],
      ],
      [
        [11, 50, 106],
        [15, 70, 108],
      ],
    ]);
    expect(linear(array([1, 2]), array([[3], [4]])).data.toArray()).toEqual([11]);
  });

  test("two axes are one node", () => {
    const [x, W] = [variable([[1, 2]]), variable([[1], [1]])];
    expect(linear(x, W).generation).toBe(1);
  });

  test("null is no bias, and a number is one for all", () => {
    const [x, W] = [variable([[1, 2]], { dtype: "float32" }), variable([[1], [1]], { dtype: "float32" })];
    expect(linear(x, W, null).item()).toBe(3);
    const y = linear(x, W, 0.5);
    expect([y.item(), y.dtype]).toEqual([3.5, "float32"]);
  });

  test("float64 data with float32 weights gives float64", () => {
    const y = linear(variable([[1, 2]]), variable([[1], [1]], { dtype: "float32" }));
    expect(y.dtype).toBe("float64");
  });

  test("the gradients of weights that are used at each step add up", () => {
    const [W, b] = [
      variable([
        [0.5, -1],
        [2, 0.25],
      ]),
      variable([0.1, 0.2]),
    ];
    const steps = (apply: typeof linear): void => {
      let h = variable([[1, -1]]);
      for (let step = 0; step < 3; step++) h = apply(h, W, b);
      h.backward();
    };
    steps(linear);
    const found = [W, b].map((p) => p.grad?.data ?? zeros([]));
    for (const p of [W, b]) p.cleargrad();
    steps((x, W, b) => add(matmul(x, W), b ?? 0));
    for (const [i, p] of [W, b].entries()) expectClose(p.grad ?? 0, found[i] ?? 0, { rtol: 1e-13 });
  });

  test("an empty batch", () => {
    const [x, W, b] = [variable(zeros([0, 3])), variable(zeros([3, 2])), variable(zeros([2]))];
    const y = linear(x, W, b);
    y.backward();
    expect([y.shape, x.grad?.shape, W.grad?.data.toArray(), b.grad?.data.toArray()]).toEqual([
      [0, 2],
      [0, 3],
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      [0, 0],
    ]);
  });

  test("errors", () => {
    const [x, W] = [zeros([4, 3]), zeros([3, 2])];
    expect(() => linear(x, x)).toThrow(new ShapeError("linear: inner dimensions differ, [4, 3] × [4, 3]"));
    expect(() => linear(zeros([2, 4, 2]), W)).toThrow(
      new ShapeError("linear: inner dimensions differ, [2, 4, 2] × [3, 2]"),
    );
    expect(() => linear(x, zeros([3]))).toThrow(new ShapeError("linear: expected matrices, [4, 3] × [3]"));
    expect(() => linear(1, W)).toThrow(new ShapeError("linear: expected matrices, [] × [3, 2]"));
    expect(() => linear(x, W, zeros([3]))).toThrow(new ShapeError("linear: b has shape [3], expected [2]"));
    expect(() => linear(x, W, zeros([3, 2]))).toThrow(
      new ShapeError("linear: shapes [4, 2] and [3, 2] do not broadcast"),
    );
    expect(() => linear(x, W, zeros([5, 4, 2]))).toThrow(
      new ShapeError("linear: b of shape [5, 4, 2] does not fit [4, 2]"),
    );
    expect(() => linear(x, "W" as unknown as number)).toThrow(
      new ValueError('linear: expected a Variable, NdArray or number, got the string "W"'),
    );
  });
});

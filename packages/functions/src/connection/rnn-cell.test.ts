import { add, matmul, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, ones, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { tanh } from "../activation/tanh.ts";
import { checkFunction } from "../testing/vitest.ts";
import { rnnCell } from "./rnn-cell.ts";

for (const batch of [1, 3]) {
  checkFunction(`rnnCell, batch ${batch}`, rnnCell, {
    oracle: (x, h, Wx, Wh, b) => tanh(add(add(matmul(x, Wx), b), matmul(h, Wh))),
    inputs: [
      uniform([batch, 2], -1, 1),
      uniform([batch, 4], -1, 1),
      uniform([2, 4], -1, 1),
      uniform([4, 4], -1, 1),
      uniform([4], -1, 1),
    ],
  });
}

for (const batch of [1, 3]) {
  checkFunction(`rnnCell at the first step, batch ${batch}`, (x, Wx, b) => rnnCell(x, null, Wx, 0, b), {
    oracle: (x, Wx, b) => tanh(add(matmul(x, Wx), b)),
    inputs: [uniform([batch, 2], -1, 1), uniform([2, 4], -1, 1), uniform([4], -1, 1)],
  });
}

describe("rnnCell", () => {
  const [x, h, Wx, Wh, b] = [ones([1, 2]), zeros([1, 3]), ones([2, 3]), ones([3, 3]), zeros([3])];

  test("a bias of another dtype joins in the wider one", () => {
    expect(rnnCell(x, h, Wx, Wh, array([1, 2, 3], { dtype: "float32" })).dtype).toBe("float64");
  });

  test("shapes that do not fit are named", () => {
    expect(() => rnnCell(x, zeros([2, 3]), Wx, Wh, b)).toThrow("rnnCell: h has shape [2, 3], expected [1, 3]");
    expect(() => rnnCell(x, h, Wx, ones([3, 2]), b)).toThrow("rnnCell: Wh has shape [3, 2], expected [3, 3]");
    expect(() => rnnCell(variable([1, 2]), h, Wx, Wh, b)).toThrow(
      "rnnCell: x and Wx are matrices, got shapes [2] and [2, 3]",
    );
    expect(() => rnnCell(x, h, ones([3, 3]), Wh, b)).toThrow("rnnCell: inner dimensions differ, [1, 2] × [3, 3]");
  });
});

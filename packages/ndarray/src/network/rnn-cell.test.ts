import { describe, expect, test } from "vitest";
import { array, ones, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { ShapeError } from "../errors/errors.ts";
import { add, tanh } from "../operations/elementwise.ts";
import { matmul } from "../operations/matmul.ts";
import { astype, transpose } from "../operations/movement.ts";
import { RandomState } from "../random/random.ts";
import { linear } from "./linear.ts";
import { rnnCell } from "./rnn-cell.ts";

describe.each(["float64", "float32"] as const)("rnnCell in %s", (dtype) => {
  const random = new RandomState(3);
  const drawn = (...shape: number[]): NdArray => astype(random.uniform(-1, 1, shape), dtype);

  test.each([1, 2, 5])("is its parts, to the bit, for %i rows", (rows) => {
    const [x, h, Wx, Wh, b] = [drawn(rows, 3), drawn(rows, 30), drawn(3, 30), drawn(30, 30), drawn(30)] as const;
    const parts = tanh(add(linear(x, Wx, b), matmul(h, Wh)));
    expect(rnnCell(x, h, Wx, Wh, b).toArray()).toEqual(parts.toArray());
    const turned = transpose(astype(transpose(Wh), dtype));
    expect(rnnCell(x, h, Wx, turned, b).toArray()).toEqual(parts.toArray());
  });

  test("is its parts where the input has no columns, and where a row is longer than the workspace", () => {
    const [h, Wh, b] = [drawn(1, 7), drawn(7, 7), drawn(7)] as const;
    expect(rnnCell(zeros([1, 0], { dtype }), h, zeros([0, 7], { dtype }), Wh, b).toArray()).toEqual(
      tanh(add(matmul(h, Wh), b)).toArray(),
    );
    const n = dtype === "float64" ? 2050 : 4098;
    const [x, wide, bias] = [drawn(1, 1), drawn(1, n), drawn(n)] as const;
    const state = zeros([1, n], { dtype });
    expect(rnnCell(x, state, wide, zeros([n, n], { dtype }), bias).toArray()).toEqual(
      tanh(linear(x, wide, bias)).toArray(),
    );
  });
});

test("dtypes meet, and shapes are checked", () => {
  const h = rnnCell(ones([1, 1]), zeros([1, 2]), ones([1, 2]), ones([2, 2]), array([0, 0], { dtype: "float32" }));
  expect(h.dtype).toBe("float64");
  expect(() => rnnCell(ones([1, 1]), zeros([1, 2]), ones([1, 2]), ones([2, 2]), zeros([3]))).toThrow(
    "rnnCell: b has shape [3], expected [2]",
  );
  const [x, W, b] = [ones([1, 1]), ones([2, 2]), zeros([2])];
  const state = zeros([1, 2]);
  expect(() => rnnCell(zeros([1]), state, ones([1, 2]), W, b)).toThrow(
    new ShapeError("rnnCell: x and Wx are matrices, got shapes [1] and [1, 2]"),
  );
  expect(() => rnnCell(x, state, zeros([1]), W, b)).toThrow(
    new ShapeError("rnnCell: x and Wx are matrices, got shapes [1, 1] and [1]"),
  );
  expect(() => rnnCell(x, state, W, W, b)).toThrow(new ShapeError("rnnCell: inner dimensions differ, [1, 1] × [2, 2]"));
  expect(() => rnnCell(x, zeros([2, 2]), ones([1, 2]), W, b)).toThrow("rnnCell: h has shape [2, 2], expected [1, 2]");
  expect(() => rnnCell(x, state, ones([1, 2]), ones([2, 3]), b)).toThrow(
    "rnnCell: Wh has shape [2, 3], expected [2, 2]",
  );
  expect(() => rnnCell(x, state, ones([1, 2]), W, zeros([1, 2]))).toThrow("rnnCell: b has shape [1, 2], expected [2]");
});

import { matmul, mul, sum, transpose, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { dot } from "./dot.ts";

checkFunction("dot of vectors", dot, {
  oracle: (x, y) => sum(mul(x, y)),
  inputs: [uniform([3], -1, 1), uniform([3], -1, 1)],
});
checkFunction("dot of matrices", dot, { oracle: matmul, inputs: [uniform([2, 3], -1, 1), uniform([3, 4], -1, 1)] });
checkFunction("dot of more axes", dot, {
  oracle: (x, y) => matmul(x.reshape(6, 4), transpose(y, [1, 0, 2]).reshape(4, 6)).reshape(2, 3, 2, 3),
  inputs: [uniform([2, 3, 4], -1, 1), uniform([2, 4, 3], -1, 1)],
});
checkFunction("dot of a number", dot, { oracle: mul, inputs: [uniform([], -1, 1), uniform([2, 3], -1, 1)] });

describe("dot", () => {
  test("as NumPy's", () => {
    const c = array([
      [
        [-3, -2],
        [-1, 0],
        [1, 2],
      ],
      [
        [3, 4],
        [5, 6],
        [7, 8],
      ],
    ]);
    const d = array([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    expect(dot(c, d).data.toArray()).toEqual([
      [
        [
          [-9, -14],
          [-29, -34],
        ],
        [
          [-1, -2],
          [-5, -6],
        ],
        [
          [7, 10],
          [19, 22],
        ],
      ],
      [
        [
          [15, 22],
          [43, 50],
        ],
        [
          [23, 34],
          [67, 78],
        ],
        [
          [31, 46],
          [91, 106],
        ],
      ],
    ]);
    expect(dot(c, array([1, 2])).data.toArray()).toEqual([
      [-7, -1, 5],
      [11, 17, 23],
    ]);
  });

  test("a number takes the dtype of the other", () => {
    expect(dot(0.5, variable([1], { dtype: "float32" })).dtype).toBe("float32");
  });

  test("errors", () => {
    expect(() => dot(zeros([2, 3]), zeros([2, 3]))).toThrow(
      new ShapeError("dot: inner dimensions differ, [2, 3] × [2, 3]"),
    );
    expect(() => dot(zeros([3]), zeros([2]))).toThrow(new ShapeError("dot: inner dimensions differ, [3] × [2]"));
    expect(() => dot("x" as unknown as number, 1)).toThrow(
      new ValueError('dot: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

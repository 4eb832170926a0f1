import { describe, expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import { AxisError, ValueError } from "../errors/errors.ts";
import { topK } from "./top-k.ts";

const x = array([
  [3, 1, 2],
  [0, 5, -1],
]);

describe("topK", () => {
  test("as PyTorch's topk", () => {
    const { values, indices } = topK(x, 2);
    expect(values.toArray()).toEqual([
      [3, 2],
      [5, 0],
    ]);
    expect(indices.toArray()).toEqual([
      [0, 2],
      [1, 0],
    ]);
    const columns = topK(x, 1, { axis: 0 });
    expect([columns.values.toArray(), columns.indices.toArray()]).toEqual([[[3, 5, 2]], [[0, 1, 0]]]);
    const small = topK(x, 2, { largest: false });
    expect(small.values.toArray()).toEqual([
      [1, 2],
      [-1, 0],
    ]);
    expect(small.indices.toArray()).toEqual([
      [1, 2],
      [2, 0],
    ]);
    const deep = topK(
      array([
        [
          [4, 1],
          [2, 3],
          [9, 8],
        ],
        [
          [0, 9],
          [7, -2],
          [5, 5],
        ],
      ]),
      2,
      { axis: 1 },
    );
    expect(deep.values.toArray()).toEqual([
      [
        [9, 8],
        [4, 3],
      ],
      [
        [7, 9],
        [5, 5],
      ],
    ]);
    expect(deep.indices.toArray()).toEqual([
      [
        [2, 2],
        [0, 1],
      ],
      [
        [1, 0],
        [2, 2],
      ],
    ]);
  });

  test("takes the first of equal elements, and NaN last", () => {
    expect(topK(array([1, 2, 2, 2]), 2).indices.toArray()).toEqual([1, 2]);
    expect(topK(array([NaN, 1, 2]), 2).values.toArray()).toEqual([2, 1]);
    expect(topK(array([NaN, 1]), 2).values.toArray()).toEqual([1, NaN]);
  });

  test("dtypes and lengths", () => {
    const { values, indices } = topK(array([2, 3], { dtype: "int32" }), 0);
    expect([values.dtype, values.shape, indices.dtype, indices.shape]).toEqual(["int32", [0], "int32", [0]]);
    expect(topK(zeros([0, 3]), 2).values.shape).toEqual([0, 2]);
  });

  test("errors", () => {
    for (const k of [4, -1, 1.5, NaN]) {
      expect(() => topK(x, k)).toThrow(
        new ValueError(`topK: k is ${k}, expected a whole number from 0 to 3, the length of axis 1 of shape [2, 3]`),
      );
    }
    expect(() => topK(x, undefined as never)).toThrow("topK: k is undefined, expected a whole number from 0 to 3");
    expect(() => topK(x, 1, { axis: 2 })).toThrow(new AxisError("topK: axis 2 is out of range for shape [2, 3]"));
    expect(() => topK([1] as never, 1)).toThrow("topK: expected an NdArray, got a JavaScript array");
  });
});

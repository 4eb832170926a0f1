import { matmul, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, DTypeError, IndexError, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { embedId } from "./embed-id.ts";

const ids = array([2, 0, 2], { dtype: "int32" });
const oneHot = array([
  [0, 0, 1, 0],
  [1, 0, 0, 0],
  [0, 0, 1, 0],
]);

checkFunction("embedId", (W) => embedId(W, ids), {
  oracle: (W) => matmul(oneHot, W),
  inputs: [uniform([4, 2], -2, 2)],
});

describe("embedId", () => {
  test("the shape of the ids, then the size of the vectors", () => {
    const W = variable([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const y = embedId(
      W,
      array(
        [
          [0, 2],
          [2, 2],
        ],
        { dtype: "int32" },
      ),
    );
    expect(y.data.toArray()).toEqual([
      [
        [1, 2],
        [5, 6],
      ],
      [
        [5, 6],
        [5, 6],
      ],
    ]);
    y.backward();
    expect(W.grad?.data.toArray()).toEqual([
      [1, 1],
      [0, 0],
      [3, 3],
    ]);
    expect(embedId(W, zeros([0], { dtype: "int32" })).shape).toEqual([0, 2]);
  });

  test("the ids can be a Variable", () => {
    expect(embedId(oneHot, variable(ids)).data.toArray()).toEqual(embedId(oneHot, ids).data.toArray());
  });

  test("errors", () => {
    const W = zeros([4, 2]);
    expect(() => embedId(W, array([0, 4], { dtype: "int32" }))).toThrow(
      new IndexError("embedId: id 4 is out of range for 4 rows of W"),
    );
    expect(() => embedId(W, array([0, -1], { dtype: "int32" }))).toThrow(
      new IndexError("embedId: id -1 is out of range for 4 rows of W"),
    );
    expect(() => embedId(W, array([0, 1]))).toThrow(new DTypeError("embedId: ids are float64, expected int32"));
    expect(() => embedId(zeros([4]), ids)).toThrow(new ShapeError("embedId: W has shape [4], expected a matrix"));
    expect(() => embedId(W, [1] as unknown as typeof ids)).toThrow(
      new ValueError(
        "embedId: expected a Variable, NdArray or number, got a JavaScript array; make one with array(...)",
      ),
    );
  });
});

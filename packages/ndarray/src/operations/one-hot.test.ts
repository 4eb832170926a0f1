import { describe, expect, expectTypeOf, test } from "vitest";
import { array, scalar, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { DTypeError, IndexError, ShapeError, ValueError } from "../errors/errors.ts";
import { oneHot } from "./one-hot.ts";

const labels = array([2, 0, 1], { dtype: "int32" });

describe("oneHot", () => {
  test("as PyTorch's one_hot", () => {
    expect(oneHot(labels, 4).toArray()).toEqual([
      [0, 0, 1, 0],
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ]);
    expect(oneHot(labels.reshape(3, 1), 3).shape).toEqual([3, 1, 3]);
    expect(oneHot(scalar(1), 2).toArray()).toEqual([0, 1]);
    expect(
      oneHot(
        array([
          [0, 1],
          [2, 2],
        ]).T,
        3,
      ).toArray(),
    ).toEqual([
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
      [
        [0, 1, 0],
        [0, 0, 1],
      ],
    ]);
    expect(oneHot(zeros([0]), 3).shape).toEqual([0, 3]);
  });

  test("dtypes", () => {
    expect(oneHot(labels, 3).dtype).toBe("float64");
    const y = oneHot(labels, 3, { dtype: "bool" });
    expectTypeOf(y).toEqualTypeOf<NdArray<"bool">>();
    expect([y.dtype, (y.toArray() as boolean[][])[0]]).toEqual(["bool", [false, false, true]]);
    expect(oneHot(array([1, 0]), 2, { dtype: "float32" }).dtype).toBe("float32");
  });

  test("errors name the label and its place", () => {
    const square = array([
      [0, 1],
      [5, 1],
    ]);
    expect(() => oneHot(square, 5)).toThrow(new IndexError("oneHot: label 5 at [1, 0] is out of range for 5 classes"));
    expect(() => oneHot(array([0, -1]), 2)).toThrow(
      new IndexError("oneHot: label -1 at [1] is out of range for 2 classes"),
    );
    expect(() => oneHot(scalar(0.5), 2)).toThrow(new ValueError("oneHot: label 0.5 at [] is not a whole number"));
    expect(() => oneHot(array([0, NaN]), 2)).toThrow(new ValueError("oneHot: label NaN at [1] is not a whole number"));
    expect(() => oneHot(array([true]), 2)).toThrow(
      new DTypeError("oneHot: labels are bool, expected int32 or whole floats"),
    );
  });

  test("errors of the other arguments", () => {
    expect(() => oneHot(labels, 0)).toThrow(new ValueError("oneHot: classes is 0, expected a whole number from 1"));
    expect(() => oneHot(labels, 2.5)).toThrow("oneHot: classes is 2.5, expected a whole number from 1");
    expect(() => oneHot(labels, undefined as never)).toThrow("oneHot: expected the number of classes, got undefined");
    expect(() => oneHot([1] as never, 2)).toThrow("oneHot: expected an NdArray, got a JavaScript array");
    expect(() => oneHot(labels, 2 ** 53 - 1)).toThrow(ShapeError);
  });
});

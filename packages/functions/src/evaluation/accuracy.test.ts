import { variable } from "@dz/core";
import { AxisError, array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { accuracy } from "./accuracy.ts";

describe("accuracy", () => {
  const scores = array([
    [0.1, 0.7, 0.2],
    [0.5, 0.2, 0.3],
    [0.4, 0.4, 0.2],
    [0, 0, 1],
  ]);

  test("the part of the rows whose largest score is at the label", () => {
    expect(accuracy(scores, array([1, 0, 0, 2], { dtype: "int32" })).item()).toBe(1);
    expect(accuracy(scores, array([1, 1, 1, 2], { dtype: "int32" })).item()).toBe(0.5);
    expect(accuracy(scores, array([[1], [0], [2], [1]], { dtype: "int32" })).item()).toBe(0.5);
  });

  test("leading axes: the part of all labels", () => {
    const t = array(
      [
        [1, 0],
        [1, 2],
      ],
      { dtype: "int32" },
    );
    expect(accuracy(scores.reshape(2, 2, 3), t).item()).toBe(0.75);
  });

  test("is a float64 without gradient", () => {
    const y = accuracy(variable(scores), array([1, 0, 0, 2], { dtype: "int32" }));
    expect([y.dtype, y.shape, y.creator]).toEqual(["float64", [], null]);
  });

  test("of an empty batch is NaN", () => {
    expect(accuracy(zeros([0, 3]), zeros([0], { dtype: "int32" })).item()).toBeNaN();
  });

  test("errors", () => {
    expect(() => accuracy(scores, zeros([3]))).toThrow(
      new ShapeError("accuracy: labels of shape [3] do not fit scores of shape [4, 3]"),
    );
    expect(() => accuracy(zeros([3]), zeros([3]))).toThrow(
      new AxisError("accuracy: axis 1 is out of range for shape [3]"),
    );
    expect(() => accuracy(zeros([3, 0]), zeros([3]))).toThrow(new ValueError("accuracy: no classes in shape [3, 0]"));
    expect(() => accuracy("x" as unknown as number, 1)).toThrow(
      new ValueError('accuracy: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

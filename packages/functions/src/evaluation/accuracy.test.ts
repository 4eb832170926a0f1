import { variable } from "@dz/core";
import { AxisError, array, IndexError, type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
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

  test("labels may be whole floats, and one number for one row", () => {
    expect(accuracy(scores, array([1, 1, 1, 2])).item()).toBe(0.5);
    expect(accuracy(array([[0.1, 0.7]]), 1).item()).toBe(1);
  });

  test("labels that cannot be right are refused", () => {
    const of =
      (t: NdArray, y = scores) =>
      () =>
        accuracy(y, t);
    expect(of(array([1, 0.5, 0, 2]))).toThrow(
      new ValueError(
        'accuracy: label 0.5 of row 1 is no whole number; a label is the number of a class, as astype(t, "int32") gives it',
      ),
    );
    expect(of(array([1, Number.NaN, 0, 2]))).toThrow("accuracy: label NaN of row 1 is no whole number");
    expect(of(array([1, 0, 3, 2], { dtype: "int32" }))).toThrow(
      new IndexError("accuracy: label 3 of row 2 is out of range for 3 classes"),
    );
    expect(of(array([-1, 0, 3, 2]))).toThrow("accuracy: label -1 of row 0 is out of range");
    expect(of(zeros([4, 3]))).toThrow(
      new ShapeError(
        "accuracy: labels of shape [4, 3] do not fit scores of shape [4, 3]; for one-hot labels write argMax(t, { axis: -1 })",
      ),
    );
    // As many labels as rows, but in another order.
    expect(of(zeros([3, 2]), zeros([2, 3, 4]))).toThrow(ShapeError);
    expect(of(zeros([1, 4]))).toThrow(ShapeError);
    // One score per row, as a sigmoid has it, always gives class 0.
    expect(of(array([[1], [0]]), zeros([2, 1]))).toThrow("accuracy: label 1 of row 0 is out of range for 1 classes");
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

import { array, DTypeError, IndexError, ShapeError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { labelledPlaces } from "./class-labels.ts";

const labels = (...t: number[]) => array(t, { dtype: "int32" });
const x = zeros([3, 4]);

test("are the places in the flat array", () => {
  expect(labelledPlaces("op", "x", x, labels(1, 0, 3)).toArray()).toEqual([1, 4, 11]);
  expect(labelledPlaces("op", "x", x, labels(1, 0, 3).reshape(3, 1)).toArray()).toEqual([1, 4, 11]);
  expect(labelledPlaces("op", "x", zeros([0, 4]), labels()).shape).toEqual([0]);
});

test("says what does not fit", () => {
  expect(() => labelledPlaces("op", "p", zeros([3]), labels(0))).toThrow(
    new ShapeError("op: p has shape [3], expected [..., classes]"),
  );
  expect(() => labelledPlaces("op", "p", x, array([0, 1, 2]))).toThrow(
    new DTypeError('op: labels are float64, expected int32, one class for each row; write astype(t, "int32")'),
  );
  const oneHot = "; for one-hot labels write argMax(t, { axis: -1 })";
  expect(() => labelledPlaces("op", "p", x, zeros([3, 4]))).toThrow(
    new DTypeError(`op: labels are float64, expected int32, one class for each row${oneHot}`),
  );
  expect(() => labelledPlaces("op", "p", x, zeros([3, 4], { dtype: "int32" }))).toThrow(
    new ShapeError(`op: labels of shape [3, 4] do not fit p of shape [3, 4]${oneHot}`),
  );
  expect(() => labelledPlaces("op", "p", x, labels(0, 1))).toThrow(
    new ShapeError("op: labels of shape [2] do not fit p of shape [3, 4]"),
  );
  expect(() => labelledPlaces("op", "p", x, labels(0, 1, 4))).toThrow(
    new IndexError("op: label 4 of row 2 is out of range for 4 classes"),
  );
});

test("notices scores in the place of the labels", () => {
  const advice = "the scores come first, then the labels";
  expect(() => labelledPlaces("op", "x", labels(0, 1, 2), x)).toThrow(
    new ShapeError(`op: x has shape [3], expected [..., classes]; ${advice}`),
  );
  expect(() => labelledPlaces("op", "x", labels(0, 1, 2).reshape(3, 1), x)).toThrow(
    new DTypeError(`op: labels are float64, expected int32, one class for each row; ${advice}`),
  );
  expect(() => labelledPlaces("op", "x", zeros([2, 3]), zeros([2, 3, 4]))).toThrow(advice);
});

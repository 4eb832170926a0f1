import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { otherValues, resized } from "./examples.ts";

const rows = array([
  [1, 2, 3],
  [4, 5, 6],
]);

test("a longer axis repeats its elements, a shorter one has the first of them", () => {
  expect(resized(rows, { 0: 3 }).toArray()).toEqual([
    [1, 2, 3],
    [4, 5, 6],
    [1, 2, 3],
  ]);
  expect(resized(rows, { 0: 1, 1: 4 }).toArray()).toEqual([[1, 2, 3, 1]]);
  expect(resized(rows, {}).toArray()).toEqual(rows.toArray());
  expect(resized(array([true, false], { dtype: "bool" }), { 0: 3 }).dtype).toBe("bool");
});

test("other floats keep their signs and stay in the interval they were in", () => {
  expect(otherValues(array([-1, 0.5]), 0).toArray()).toEqual([0.375, -0.75]);
  expect(otherValues(array([-1, 0.5, 1]), 1).toArray()).toEqual([0.25, 0.5, -0.5]);
});

test("other whole numbers and booleans are of the same set, or the nearest to it", () => {
  expect(otherValues(array([1, 2, 3], { dtype: "int32" }), 0).toArray()).toEqual([3, 2, 1]);
  expect(otherValues(array([2, 2], { dtype: "int32" }), 0).toArray()).toEqual([0, 0]);
  expect(otherValues(array([true, true]), 0).toArray()).toEqual([false, false]);
});

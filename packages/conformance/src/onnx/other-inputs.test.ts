import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { otherValues, resized } from "./other-inputs.ts";

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
});

test("other values are of the same kind", () => {
  expect(otherValues(array([-1, 0.5])).toArray()).toEqual([0.375, -0.75]);
  expect(otherValues(array([1, 2], { dtype: "int32" })).toArray()).toEqual([2, 1]);
  expect(otherValues(array([true, true])).toArray()).toEqual([false, false]);
});

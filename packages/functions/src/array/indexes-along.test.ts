import { array, getItem } from "@dz/ndarray";
import { expect, test } from "vitest";
import { indexesAlong } from "./indexes-along.ts";

test("one index array for each axis, which lies along it", () => {
  const indices = array([[2, 0]], { dtype: "int32" });
  const [rows, columns] = indexesAlong([2, 3], 1, indices);
  expect([rows?.toArray(), rows?.dtype]).toEqual([[[0], [1]], "int32"]);
  expect(columns).toBe(indices);
});

test("they take from every row", () => {
  const x = array([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const indices = array([[2], [0]], { dtype: "int32" });
  expect(getItem(x, ...indexesAlong([2, 3], 1, indices)).toArray()).toEqual([[3], [4]]);
});

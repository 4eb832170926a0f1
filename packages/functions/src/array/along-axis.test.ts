import { array, getItem, slice } from "@dz/ndarray";
import { expect, test } from "vitest";
import { alongAxis } from "./along-axis.ts";

test("alongAxis: names one axis", () => {
  const x = array([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(getItem(x, ...alongAxis(0, 1)).toArray()).toEqual([4, 5, 6]);
  expect(getItem(x, ...alongAxis(1, slice(1))).toArray()).toEqual([
    [2, 3],
    [5, 6],
  ]);
});

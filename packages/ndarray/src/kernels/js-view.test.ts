import { expect, test } from "vitest";
import { heap } from "../memory/heap.ts";
import { viewOf } from "./js-view.ts";

test("a view counts in elements and rounds to its dtype", () => {
  const [double, single, whole, byte] = (["float64", "float32", "int32", "bool"] as const).map((d) => viewOf(d, heap));
  expect([double, single, whole, byte].map((v) => v?.at(2 ** 31 - 64))).toEqual([
    2 ** 28 - 8,
    2 ** 29 - 16,
    2 ** 29 - 16,
    2 ** 31 - 64,
  ]);
  expect([double, single].map((v) => v?.round(0.1))).toEqual([0.1, Math.fround(0.1)]);
  expect([double, single, byte].map((v) => v?.summed.lanes)).toEqual([2, 4, 4]);
});

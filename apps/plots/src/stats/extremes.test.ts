import { expect, test } from "vitest";
import { extremes } from "./extremes.ts";

test("the positions of the lowest, the highest and the first NaN, from an index up to another", () => {
  const values = Float64Array.of(-9, 2, Number.NaN, 1, 3, Number.NaN, 9);
  expect(extremes(values, 1, 6)).toEqual({ least: 3, most: 4, none: 2 });
  expect(extremes(values, 2, 3)).toEqual({ none: 2 });
  expect(extremes(values, 3, 3)).toEqual({});
});

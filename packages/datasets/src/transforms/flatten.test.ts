import { arange, scalar, transpose } from "@dz/ndarray";
import { expect, it } from "vitest";
import { flatten } from "./flatten.ts";

it("flatten returns all elements in one axis, row-major", () => {
  const x = arange(6).reshape(1, 2, 3);
  expect(flatten()(x).toArray()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(flatten()(transpose(x)).toArray()).toEqual([0, 3, 1, 4, 2, 5]);
  expect(flatten()(scalar(5)).shape).toEqual([1]);
});

import { expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import { ValueError } from "../errors/errors.ts";
import { unique } from "./unique.ts";

test("as NumPy's unique", () => {
  expect(
    unique(
      array([
        [3, 1],
        [2, 3],
      ]),
    ).toArray(),
  ).toEqual([1, 2, 3]);
  expect(unique(array([NaN, 1, NaN, -Infinity])).toArray()).toEqual([-Infinity, 1, NaN]);
  expect(unique(array([0, -0, 1])).size).toBe(2);
  expect(unique(array([true, true, false])).toArray()).toEqual([false, true]);
  expect([unique(zeros([0])).shape, unique(array([1], { dtype: "int32" })).dtype]).toEqual([[0], "int32"]);
});

test("errors", () => {
  expect(() => unique([1] as never)).toThrow(
    new ValueError("unique: expected an NdArray, got a JavaScript array; make one with array(...)"),
  );
});

import { uniform } from "@dz/core/testing";
import { array, ellipsis, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { diagonal } from "./diagonal.ts";
import { stack } from "./stack.ts";

checkFunction("diagonal", (x) => diagonal(x), {
  oracle: (x) => stack([x.getItem(ellipsis, 0, 0), x.getItem(ellipsis, 1, 1)], { axis: -1 }),
  inputs: [uniform([2, 2, 3], -2, 2)],
});

describe("diagonal", () => {
  const x = array([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  test("as NumPy's", () => {
    expect(diagonal(x).data.toArray()).toEqual([1, 5]);
    expect(diagonal(x, { k: 1 }).data.toArray()).toEqual([2, 6]);
    expect(diagonal(x, { k: 2 }).data.toArray()).toEqual([3]);
    expect(diagonal(x, { k: -1 }).data.toArray()).toEqual([4]);
    expect(diagonal(x, { k: 3 }).data.toArray()).toEqual([]);
    expect(diagonal(x, { k: -7 }).shape).toEqual([0]);
    expect(diagonal(zeros([4, 0, 3])).shape).toEqual([4, 0]);
  });

  test("errors", () => {
    expect(() => diagonal(array([1, 2]))).toThrow(new ShapeError("diagonal: shape [2] has no matrices"));
    expect(() => diagonal(x, { k: NaN })).toThrow(new ValueError("diagonal: k is NaN, expected a whole number"));
    expect(() => diagonal("x" as unknown as number)).toThrow(
      new ValueError('diagonal: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { matmul } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { outer } from "./outer.ts";

checkFunction("outer", outer, {
  oracle: (x, y) => matmul(x.reshape(2, 1), y.reshape(1, 3)),
  inputs: [uniform([2], -1, 1), uniform([3], -1, 1)],
});

describe("outer", () => {
  test("of constants", () => {
    expect(outer(array([1, 2]), array([3, 4, 5])).data.toArray()).toEqual([
      [3, 4, 5],
      [6, 8, 10],
    ]);
    expect(outer(zeros([0]), array([1, 2])).shape).toEqual([0, 2]);
  });

  test("errors", () => {
    expect(() => outer(zeros([2, 1]), zeros([2]))).toThrow(
      new ShapeError("outer: expected vectors, got shapes [2, 1] and [2]"),
    );
    expect(() => outer("x" as unknown as number, zeros([2]))).toThrow(
      new ValueError('outer: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

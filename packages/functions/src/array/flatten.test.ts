import { reshape, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { flatten } from "./flatten.ts";

checkFunction("flatten", flatten, { oracle: (x) => reshape(x, [2, 12]), inputs: [uniform([2, 3, 4], -2, 2)] });
checkFunction("flatten of a vector", flatten, { oracle: (x) => reshape(x, [3, 1]), inputs: [uniform([3], -2, 2)] });

describe("flatten", () => {
  test("rows without elements", () => {
    expect(flatten(zeros([2, 0, 3])).shape).toEqual([2, 0]);
  });

  test("errors", () => {
    expect(() => flatten(variable(1))).toThrow(new ShapeError("flatten: shape [] has no rows"));
    expect(() => flatten(zeros([0, 4]))).toThrow(new ShapeError("flatten: shape [0, 4] has no rows"));
    expect(() => flatten("x" as unknown as number)).toThrow(
      new ValueError('flatten: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

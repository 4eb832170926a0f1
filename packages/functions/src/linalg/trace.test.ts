import { uniform } from "@dz/core/testing";
import { array, ellipsis, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { trace } from "./trace.ts";

checkFunction("trace", trace, {
  oracle: (x) => x.getItem(ellipsis, 0, 0).add(x.getItem(ellipsis, 1, 1)),
  inputs: [uniform([3, 2, 2], -2, 2)],
});

describe("trace", () => {
  test("of a matrix that is not square", () => {
    expect(
      trace(
        array([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ).item(),
    ).toBe(6);
  });

  test("errors", () => {
    expect(() => trace(array([1]))).toThrow(new ShapeError("trace: shape [1] has no matrices"));
    expect(() => trace("x" as unknown as number)).toThrow(
      new ValueError('trace: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

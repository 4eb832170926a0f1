import { transpose } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { swapAxes } from "./swap-axes.ts";

checkFunction("swapAxes", (x) => swapAxes(x, 0, -1), {
  oracle: (x) => transpose(x, [2, 1, 0]),
  inputs: [uniform([2, 3, 4], -2, 2)],
});

describe("swapAxes", () => {
  test("an axis with itself", () => {
    expect(swapAxes(zeros([2, 3]), 1, -1).shape).toEqual([2, 3]);
  });

  test("errors", () => {
    expect(() => swapAxes(zeros([2, 3]), 0, 2)).toThrow(
      new AxisError("swapAxes: axis 2 is out of range for shape [2, 3]"),
    );
    expect(() => swapAxes("x" as unknown as number, 0, 1)).toThrow(
      new ValueError('swapAxes: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

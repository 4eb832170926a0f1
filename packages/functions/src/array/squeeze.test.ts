import { reshape, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { type Axis, AxisError, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { squeeze } from "./squeeze.ts";

const cases: { axis: Axis; shape: number[] }[] = [
  { axis: undefined, shape: [2, 3] },
  { axis: 1, shape: [2, 3, 1] },
  { axis: -1, shape: [2, 1, 3] },
  { axis: [3, 1], shape: [2, 3] },
];
for (const { axis, shape } of cases) {
  checkFunction(`squeeze ${axis}`, (x) => squeeze(x, { axis }), {
    oracle: (x) => reshape(x, shape),
    inputs: [uniform([2, 1, 3, 1], -2, 2)],
  });
}

describe("squeeze", () => {
  test("of what has no such axes is the same", () => {
    const x = variable([1, 2]);
    expect(squeeze(x)).toBe(x);
    expect(squeeze(zeros([1, 1])).shape).toEqual([]);
  });

  test("errors", () => {
    expect(() => squeeze(zeros([2, 1]), { axis: 0 })).toThrow(
      new ShapeError("squeeze: axis 0 of shape [2, 1] has length 2, not 1"),
    );
    expect(() => squeeze(zeros([2, 1]), { axis: 2 })).toThrow(
      new AxisError("squeeze: axis 2 is out of range for shape [2, 1]"),
    );
    expect(() => squeeze("x" as unknown as number)).toThrow(
      new ValueError('squeeze: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

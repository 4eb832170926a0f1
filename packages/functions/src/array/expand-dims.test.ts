import { type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, newAxis, slice, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { expandDims } from "./expand-dims.ts";

const cases = [
  { axis: 0, oracle: (x: Variable) => x.getItem(newAxis) },
  { axis: 1, oracle: (x: Variable) => x.getItem(slice(), newAxis) },
  { axis: 2, oracle: (x: Variable) => x.getItem(slice(), slice(), newAxis) },
  { axis: -1, oracle: (x: Variable) => x.getItem(slice(), slice(), newAxis) },
  { axis: -3, oracle: (x: Variable) => x.getItem(newAxis) },
];
for (const { axis, oracle } of cases) {
  checkFunction(`expandDims at ${axis}`, (x) => expandDims(x, { axis }), { oracle, inputs: [uniform([2, 3], -2, 2)] });
}

describe("expandDims", () => {
  test("of a number", () => {
    expect(expandDims(3, { axis: 0 }).data.toArray()).toEqual([3]);
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => expandDims(x, { axis: 3 })).toThrow(
      new AxisError("expandDims: axis 3 is out of range for shape [1, 3]"),
    );
    expect(() => expandDims(x, { axis: -4 })).toThrow(
      new AxisError("expandDims: axis -4 is out of range for shape [1, 3]"),
    );
    expect(() => expandDims("x" as unknown as number, { axis: 0 })).toThrow(
      new ValueError('expandDims: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

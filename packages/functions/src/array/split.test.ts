import { type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, ShapeError, slice, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { split } from "./split.ts";

checkFunction("split into equal parts", (x) => split(x, 3, { axis: 1 }).reduce((a, b) => a.mul(b)), {
  oracle: (x) =>
    x
      .getItem(slice(), slice(0, 2))
      .mul(x.getItem(slice(), slice(2, 4)))
      .mul(x.getItem(slice(), slice(4))),
  inputs: [uniform([2, 6], -2, 2)],
});
checkFunction("split at indexes", (x) => (split(x, [1, 4], { axis: -2 }) as [Variable, Variable, Variable])[1], {
  oracle: (x) => x.getItem(slice(), slice(1, 4)),
  inputs: [uniform([2, 6, 2], -2, 2)],
});

describe("split", () => {
  const shapes = (...args: Parameters<typeof split>): number[][] => split(...args).map((y) => [...y.shape]);

  test("as NumPy's, with parts that may be empty", () => {
    expect(shapes(zeros([6, 2]), 3)).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
    expect(shapes(zeros([6]), [2, 2, 5])).toEqual([[2], [0], [3], [1]]);
    expect(shapes(zeros([6]), [])).toEqual([[6]]);
    expect(shapes(zeros([6]), [6])).toEqual([[6], [0]]);
  });

  test("a part that is not used gets no gradient", () => {
    for (const retainGrad of [false, true]) {
      const x = variable([1, 2, 3, 4]);
      const [, last] = split(x, 2) as [Variable, Variable];
      last.mul(5).backward({ retainGrad });
      expect(x.grad?.data.toArray()).toEqual([0, 0, 5, 5]);
    }
  });

  test("errors", () => {
    expect(() => split(zeros([2, 5]), 2, { axis: 1 })).toThrow(
      new ShapeError("split: axis 1 of shape [2, 5] has no 2 equal parts"),
    );
    expect(() => split(zeros([4]), 0)).toThrow(new ShapeError("split: axis 0 of shape [4] has no 0 equal parts"));
    for (const [cuts, text] of [
      [[3, 1], "[3, 1]"],
      [[5], "[5]"],
      [[-1], "[-1]"],
      [[0.5], "[0.5]"],
    ] as const) {
      expect(() => split(zeros([4]), cuts)).toThrow(
        new ValueError(`split: ${text} are not ascending indexes of an axis of length 4`),
      );
    }
    expect(() => split(zeros([4]), 2, { axis: 1 })).toThrow(
      new AxisError("split: axis 1 is out of range for shape [4]"),
    );
    expect(() => split("x" as unknown as number, 1)).toThrow(
      new ValueError('split: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { min } from "./min.ts";

/** The smallest element of each list of places in the flat array, in a shape. */
function smallestOf(groups: number[][], shape: number[]): (x: Variable) => Variable {
  return (x) => {
    const values = x.data.toTypedArray();
    const found = groups.map((places) => Math.min(...places.map((place) => values[place] as number)));
    return variable(array(found, { dtype: x.dtype }).reshape(shape));
  };
}

const inputs = [uniform([2, 3, 2], -2, 2)];
const all = Array.from({ length: 12 }, (_, i) => i);

checkFunction("min of all", (x) => min(x), { oracle: smallestOf([all], []), inputs });
checkFunction("min of all with keepdims", (x) => min(x, { axis: null, keepdims: true }), {
  oracle: smallestOf([all], [1, 1, 1]),
  inputs,
});
const rows = [
  [0, 2, 4],
  [1, 3, 5],
  [6, 8, 10],
  [7, 9, 11],
];
for (const axis of [1, -2, [1]]) {
  checkFunction(`min along ${axis}`, (x) => min(x, { axis }), { oracle: smallestOf(rows, [2, 2]), inputs });
}
checkFunction("min along 1 with keepdims", (x) => min(x, { axis: 1, keepdims: true }), {
  oracle: smallestOf(rows, [2, 1, 2]),
  inputs,
});
checkFunction("min along the first and the last axis", (x) => min(x, { axis: [-1, 0] }), {
  oracle: smallestOf(
    [
      [0, 1, 6, 7],
      [2, 3, 8, 9],
      [4, 5, 10, 11],
    ],
    [3],
  ),
  inputs,
});

describe("min", () => {
  test.each([
    ["split", [0, 5, 5], 20 / 3],
    ["all", [0, 10, 10], 20],
  ] as const)("elements that are equal share the gradient: %s", (ties, first, second) => {
    for (const retainGrad of [false, true]) {
      const x = variable([
        [3, 1, 1],
        [2, 2, 2],
      ]);
      min(x, { axis: 1, ties })
        .mul(array([10, 20]))
        .backward({ retainGrad });
      expect(x.grad?.data.toArray()).toEqual([first, [second, second, second]]);
    }
    const y = variable([2, 2], { dtype: "float32" });
    min(y).backward();
    expect(y.grad?.dtype).toBe("float32");
    expect(y.grad?.data.toArray()).toEqual([0.5, 0.5]);
    expect(() => min(y, { ties: "some" as "all" })).toThrow('min: ties is "some", expected "split" or "all"');
  });

  test("NaN is the result where there is one, and no element gets a gradient", () => {
    const x = variable([
      [1, NaN],
      [2, 3],
    ]);
    const y = min(x, { axis: 0 });
    expect(y.data.toArray()).toEqual([min(array([1, 2])).item(), NaN]);
    y.backward();
    expect(x.grad?.data.toArray()).toEqual([
      [Number(1 < 2), 0],
      [Number(2 < 1), 0],
    ]);
  });

  test("of a number is the number", () => {
    expect(min(3).item()).toBe(3);
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => min(x, { axis: 2 })).toThrow(new AxisError("min: axis 2 is out of range for shape [1, 3]"));
    expect(() => min(x, { axis: [0, -2] })).toThrow(new AxisError("min: axis 0 is given twice in [0, -2]"));
    expect(() => min(zeros([0, 4]), { axis: 0 })).toThrow(
      new ValueError("min: an empty array of shape [0, 4] has no smallest element"),
    );
    expect(() => min("x" as unknown as number)).toThrow(
      new ValueError('min: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

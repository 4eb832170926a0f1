import { type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { max } from "./max.ts";

/** The largest element of each list of places in the flat array, in a shape. */
function largestOf(groups: number[][], shape: number[]): (x: Variable) => Variable {
  return (x) => {
    const values = x.data.toTypedArray();
    const found = groups.map((places) => Math.max(...places.map((place) => values[place] as number)));
    return variable(array(found, { dtype: x.dtype }).reshape(shape));
  };
}

const inputs = [uniform([2, 3, 2], -2, 2)];
const all = Array.from({ length: 12 }, (_, i) => i);

checkFunction("max of all", (x) => max(x), { oracle: largestOf([all], []), inputs });
checkFunction("max of all with keepdims", (x) => max(x, { axis: null, keepdims: true }), {
  oracle: largestOf([all], [1, 1, 1]),
  inputs,
});
const rows = [
  [0, 2, 4],
  [1, 3, 5],
  [6, 8, 10],
  [7, 9, 11],
];
for (const axis of [1, -2, [1]]) {
  checkFunction(`max along ${axis}`, (x) => max(x, { axis }), { oracle: largestOf(rows, [2, 2]), inputs });
}
checkFunction("max along 1 with keepdims", (x) => max(x, { axis: 1, keepdims: true }), {
  oracle: largestOf(rows, [2, 1, 2]),
  inputs,
});
checkFunction("max along the first and the last axis", (x) => max(x, { axis: [-1, 0] }), {
  oracle: largestOf(
    [
      [0, 1, 6, 7],
      [2, 3, 8, 9],
      [4, 5, 10, 11],
    ],
    [3],
  ),
  inputs,
});

describe("max", () => {
  test.each([
    ["split", [0, 5, 5], 20 / 3],
    ["all", [0, 10, 10], 20],
  ] as const)("elements that are equal share the gradient: %s", (ties, first, second) => {
    for (const retainGrad of [false, true]) {
      const x = variable([
        [1, 3, 3],
        [2, 2, 2],
      ]);
      max(x, { axis: 1, ties })
        .mul(array([10, 20]))
        .backward({ retainGrad });
      expect(x.grad?.data.toArray()).toEqual([first, [second, second, second]]);
    }
    const y = variable([2, 2], { dtype: "float32" });
    max(y).backward();
    expect(y.grad?.dtype).toBe("float32");
    expect(y.grad?.data.toArray()).toEqual([0.5, 0.5]);
    expect(() => max(y, { ties: "some" as "all" })).toThrow('max: ties is "some", expected "split" or "all"');
  });

  test.each([{}, { retainGrad: true }])("infinities, also as gradients: %o", (options) => {
    for (const ties of ["split", "all"] as const) {
      const x = variable([
        [-Infinity, -Infinity],
        [Infinity, 1],
        [-3, -Infinity],
      ]);
      max(x, { axis: 1, ties }).backward(options);
      const share = ties === "split" ? 0.5 : 1;
      expect(x.grad?.data.toArray()).toEqual([
        [share, share],
        [1, 0],
        [1, 0],
      ]);
      const root = variable([-4, 0, -1]);
      max(root, { ties }).pow(0.5).backward(options); // the slope of the root at 0 is infinite
      expect(root.grad?.data.toArray()).toEqual([0, Infinity, 0]);
    }
  });

  test("NaN is the result where there is one, and no element gets a gradient", () => {
    const x = variable([
      [1, NaN],
      [2, 3],
    ]);
    const y = max(x, { axis: 0 });
    expect(y.data.toArray()).toEqual([max(array([1, 2])).item(), NaN]);
    y.backward();
    expect(x.grad?.data.toArray()).toEqual([
      [Number(1 > 2), 0],
      [Number(2 > 1), 0],
    ]);
  });

  test("of a number is the number", () => {
    expect(max(3).item()).toBe(3);
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => max(x, { axis: 2 })).toThrow(new AxisError("max: axis 2 is out of range for shape [1, 3]"));
    expect(() => max(x, { axis: [0, -2] })).toThrow(new AxisError("max: axis 0 is given twice in [0, -2]"));
    expect(() => max(zeros([0, 4]), { axis: 0 })).toThrow(
      new ValueError("max: an empty array of shape [0, 4] has no largest element"),
    );
    expect(() => max("x" as unknown as number)).toThrow(
      new ValueError('max: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

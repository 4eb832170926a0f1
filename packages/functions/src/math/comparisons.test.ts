import { variable } from "@dz/core";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./comparisons.ts";

const cases = {
  equal: { f: equal, expected: [false, true, false, false] },
  notEqual: { f: notEqual, expected: [true, false, true, true] },
  less: { f: less, expected: [true, false, false, false] },
  lessEqual: { f: lessEqual, expected: [true, true, false, false] },
  greater: { f: greater, expected: [false, false, true, false] },
  greaterEqual: { f: greaterEqual, expected: [false, true, true, false] },
};

for (const [name, { f, expected }] of Object.entries(cases)) {
  describe(name, () => {
    test("is a constant of bools, of a Variable and a number", () => {
      const y = f(variable([1, 2, 3, NaN]), 2);
      expect(y.data.toArray()).toEqual(expected);
      expect([y.dtype, y.creator]).toEqual(["bool", null]);
    });

    test("broadcasts, and selects", () => {
      const x = variable([1, 2, 3, NaN]);
      const mask = f(array([[1], [2], [3]]), array([2]));
      expect(mask.data.toArray()).toEqual(expected.slice(0, 3).map((b) => [b]));
      expect(x.getItem(f(x, 2)).data.toArray()).toEqual([1, 2, 3, NaN].filter((_, i) => expected[i]));
    });

    test("a number is compared in the dtype of the other", () => {
      const x = variable([0.1], { dtype: "float32" });
      expect(f(x, 0.1).data.toArray()).toEqual([expected[1]]);
    });

    test("errors", () => {
      expect(() => f(zeros([2]), zeros([3]))).toThrow(new ShapeError(`${name}: shapes [2] and [3] do not broadcast`));
      expect(() => f("x" as unknown as number, 1)).toThrow(
        new ValueError(`${name}: expected a Variable, NdArray or number, got the string "x"`),
      );
    });
  });
}

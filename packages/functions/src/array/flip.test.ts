import { uniform } from "@dz/core/testing";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { flip } from "./flip.ts";

const inputs = [uniform([2, 3], -2, 2)];
checkFunction("flip", (x) => flip(x), {
  oracle: (x) => x.reshape(6).getItem([5, 4, 3, 2, 1, 0]).reshape(2, 3),
  inputs,
});
checkFunction("flip along 0", (x) => flip(x, { axis: 0 }), { oracle: (x) => x.getItem([1, 0]), inputs });
checkFunction("flip along -1", (x) => flip(x, { axis: [-1] }), { oracle: (x) => x.T.getItem([2, 1, 0]).T, inputs });

describe("flip", () => {
  test("of nothing, and of a number", () => {
    expect(flip(zeros([0, 2])).shape).toEqual([0, 2]);
    expect(flip(3).item()).toBe(3);
    expect(flip(array([true, false])).data.toArray()).toEqual([false, true]);
  });

  test("errors", () => {
    expect(() => flip(zeros([2, 3]), { axis: 2 })).toThrow(
      new AxisError("flip: axis 2 is out of range for shape [2, 3]"),
    );
    expect(() => flip(zeros([2, 3]), { axis: [1, -1] })).toThrow(
      new AxisError("flip: axis 1 is given twice in [1, -1]"),
    );
    expect(() => flip("x" as unknown as number)).toThrow(
      new ValueError('flip: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

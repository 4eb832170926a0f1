import { transpose } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { moveAxis } from "./move-axis.ts";

const inputs = [uniform([2, 3, 4], -2, 2)];
checkFunction("moveAxis 0 to -1", (x) => moveAxis(x, 0, -1), { oracle: (x) => transpose(x, [1, 2, 0]), inputs });
checkFunction("moveAxis 2 to 0", (x) => moveAxis(x, 2, 0), { oracle: (x) => transpose(x, [2, 0, 1]), inputs });
checkFunction("moveAxis of two", (x) => moveAxis(x, [2, 0], [0, 1]), {
  oracle: (x) => transpose(x, [2, 0, 1]),
  inputs,
});

describe("moveAxis", () => {
  const x = zeros([2, 3, 4, 5]);

  test("as NumPy's", () => {
    expect(moveAxis(x, 0, 2).shape).toEqual([3, 4, 2, 5]);
    expect(moveAxis(x, -1, 1).shape).toEqual([2, 5, 3, 4]);
    expect(moveAxis(x, [0, 1], [-1, -2]).shape).toEqual([4, 5, 3, 2]);
    expect(moveAxis(x, [3, 1], [0, 2]).shape).toEqual([5, 2, 3, 4]);
    expect(moveAxis(x, 1, 1).shape).toEqual([2, 3, 4, 5]);
  });

  test("errors", () => {
    expect(() => moveAxis(x, 4, 0)).toThrow(new AxisError("moveAxis: axis 4 is out of range for shape [2, 3, 4, 5]"));
    expect(() => moveAxis(x, [0, -4], [1, 2])).toThrow(new AxisError("moveAxis: axis 0 is given twice in [0, -4]"));
    expect(() => moveAxis(x, [0, 1], 2)).toThrow(new AxisError("moveAxis: 2 axes cannot go to 1 places"));
    expect(() => moveAxis("x" as unknown as number, 0, 0)).toThrow(
      new ValueError('moveAxis: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

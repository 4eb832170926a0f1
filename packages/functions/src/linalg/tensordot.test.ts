import { matmul, mul, sum, transpose, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { tensordot } from "./tensordot.ts";

checkFunction("tensordot over 1", (x, y) => tensordot(x, y, { axes: 1 }), {
  oracle: (x, y) => matmul(x.reshape(6, 4), y.reshape(4, 6)).reshape(2, 3, 2, 3),
  inputs: [uniform([2, 3, 4], -1, 1), uniform([4, 2, 3], -1, 1)],
});
checkFunction("tensordot over 2", (x, y) => tensordot(x, y), {
  oracle: (x, y) => matmul(x.reshape(2, 12), y.reshape(12, 2)),
  inputs: [uniform([2, 3, 4], -1, 1), uniform([3, 4, 2], -1, 1)],
});
checkFunction("tensordot over 0", (x, y) => tensordot(x, y, { axes: 0 }), {
  oracle: (x, y) => mul(x.reshape(2, 1, 1), y),
  inputs: [uniform([2], -1, 1), uniform([3, 2], -1, 1)],
});
checkFunction(
  "tensordot over pairs",
  (x, y) =>
    tensordot(x, y, {
      axes: [
        [0, -1],
        [1, 0],
      ],
    }),
  {
    oracle: (x, y) => matmul(transpose(x, [1, 0, 2]).reshape(3, 8), transpose(y, [1, 0, 2]).reshape(8, 2)),
    inputs: [uniform([2, 3, 4], -1, 1), uniform([4, 2, 2], -1, 1)],
  },
);
checkFunction("tensordot over one pair", (x, y) => tensordot(x, y, { axes: [0, -1] }), {
  oracle: (x, y) => matmul(x.T, y.T),
  inputs: [uniform([2, 3], -1, 1), uniform([4, 2], -1, 1)],
});
checkFunction("tensordot over everything", (x, y) => tensordot(x, y, { axes: 2 }), {
  oracle: (x, y) => sum(mul(x, y)),
  inputs: [uniform([2, 3], -1, 1), uniform([2, 3], -1, 1)],
});

describe("tensordot", () => {
  const c = array([
    [
      [-3, -2],
      [-1, 0],
      [1, 2],
    ],
    [
      [3, 4],
      [5, 6],
      [7, 8],
    ],
  ]);
  const d = array([
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6],
      [7, 8],
    ],
  ]);

  test("as NumPy's", () => {
    expect(
      tensordot(c, d, {
        axes: [
          [0, 2],
          [1, 0],
        ],
      }).data.toArray(),
    ).toEqual([
      [24, 26],
      [56, 66],
      [88, 106],
    ]);
    expect(tensordot(c, c, { axes: 3 }).item()).toBe(218);
    expect(tensordot(array([1, 2]), array([3, 4]), { axes: 0 }).data.toArray()).toEqual([
      [3, 4],
      [6, 8],
    ]);
  });

  test("is one node", () => {
    expect(tensordot(variable(c), d, { axes: 1 }).creator?.name).toBe("Tensordot");
  });

  test("errors", () => {
    expect(() => tensordot(c, d, { axes: 1 })).not.toThrow();
    expect(() => tensordot(c, zeros([3, 2]), { axes: 1 })).toThrow(
      new ShapeError("tensordot: axis 2 of [2, 3, 2] and axis 0 of [3, 2] differ in length"),
    );
    expect(() => tensordot(c, zeros([2]), { axes: 2 })).toThrow(
      new AxisError("tensordot: shapes [2, 3, 2] and [2] have no 2 axes to sum over"),
    );
    expect(() => tensordot(c, d, { axes: -1 })).toThrow(
      new AxisError("tensordot: shapes [2, 3, 2] and [2, 2, 2] have no -1 axes to sum over"),
    );
    expect(() => tensordot(c, d, { axes: [[0, 2], 1] })).toThrow(
      new AxisError("tensordot: 2 axes of x have no partners in 1 of y"),
    );
    expect(() => tensordot(c, d, { axes: [3, 1] })).toThrow(
      new AxisError("tensordot: axis 3 is out of range for shape [2, 3, 2]"),
    );
    expect(() =>
      tensordot(c, d, {
        axes: [
          [0, 0],
          [1, 2],
        ],
      }),
    ).toThrow(new AxisError("tensordot: axis 0 is given twice in [0, 0]"));
    expect(() => tensordot("x" as unknown as number, d)).toThrow(
      new ValueError('tensordot: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

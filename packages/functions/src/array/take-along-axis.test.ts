import { variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, array, DTypeError, IndexError, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { stack } from "./stack.ts";
import { takeAlongAxis } from "./take-along-axis.ts";

const indices = array(
  [
    [2, 0],
    [1, 1],
  ],
  { dtype: "int32" },
);
checkFunction("takeAlongAxis 1", (x) => takeAlongAxis(x, indices, { axis: 1 }), {
  oracle: (x) => stack([x.getItem(0, 2), x.getItem(0, 0), x.getItem(1, 1), x.getItem(1, 1)]).reshape(2, 2),
  inputs: [uniform([2, 3], -2, 2)],
});
checkFunction(
  "takeAlongAxis 0 with indices that broadcast",
  (x) => takeAlongAxis(x, array([[1], [0], [1]], { dtype: "int32" }), { axis: -2 }),
  {
    oracle: (x) => x.getItem([1, 0, 1]),
    inputs: [uniform([2, 3], -2, 2)],
  },
);

describe("takeAlongAxis", () => {
  const x = array([
    [10, 30, 20],
    [60, 40, 50],
  ]);

  test("np.take_along_axis(x, [[2, 0], [1, -2]], axis=1)", () => {
    expect(
      takeAlongAxis(
        x,
        array(
          [
            [2, 0],
            [1, -2],
          ],
          { dtype: "int32" },
        ),
        { axis: 1 },
      ).data.toArray(),
    ).toEqual([
      [20, 10],
      [40, 40],
    ]);
  });

  test("gradients add up", () => {
    const v = variable(x);
    takeAlongAxis(v, indices, { axis: 1 }).backward();
    expect(v.grad?.data.toArray()).toEqual([
      [1, 0, 1],
      [0, 2, 0],
    ]);
  });

  test("in three dimensions", () => {
    const cube = array([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    const at = array([[[1, 0]], [[0, 1]]], { dtype: "int32" });
    expect(takeAlongAxis(cube, at, { axis: 1 }).data.toArray()).toEqual([[[3, 2]], [[5, 8]]]);
  });

  test("errors", () => {
    expect(() => takeAlongAxis(x, indices, { axis: 2 })).toThrow(
      new AxisError("takeAlongAxis: axis 2 is out of range for shape [2, 3]"),
    );
    expect(() => takeAlongAxis(x, zeros([3, 1], { dtype: "int32" }), { axis: 1 })).toThrow(
      new ShapeError("takeAlongAxis: indices of shape [3, 1] do not fit shape [2, 3] beside axis 1"),
    );
    expect(() => takeAlongAxis(x, zeros([2], { dtype: "int32" }), { axis: 1 })).toThrow(ShapeError);
    expect(() => takeAlongAxis(x, zeros([2, 1]), { axis: 1 })).toThrow(
      new DTypeError("takeAlongAxis: indices have dtype int32, got float64"),
    );
    expect(() => takeAlongAxis(x, array([[3], [0]], { dtype: "int32" }), { axis: 1 })).toThrow(IndexError);
    expect(() => takeAlongAxis("x" as unknown as number, indices, { axis: 0 })).toThrow(
      new ValueError('takeAlongAxis: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { concat } from "./concat.ts";
import { pad } from "./pad.ts";

const inputs = [uniform([2, 3], -2, 2)];
const column = (x: Variable, n: number): Variable =>
  variable(zeros([2, n], { dtype: x.dtype === "float32" ? "float32" : "float64" }));
checkFunction(
  "pad of one axis",
  (x) =>
    pad(x, [
      [0, 0],
      [1, 2],
    ]),
  {
    oracle: (x) => concat([column(x, 1), x, column(x, 2)], { axis: 1 }),
    inputs,
  },
);
checkFunction(
  "pad with a value",
  (x) =>
    pad(
      x,
      [
        [0, 0],
        [2, 0],
      ],
      { value: 0.5 },
    ),
  {
    oracle: (x) => concat([column(x, 2).add(0.5), x], { axis: 1 }),
    inputs,
  },
);
checkFunction("pad on all sides", (x) => pad(x, 1), {
  oracle: (x) =>
    pad(
      pad(x, [
        [1, 1],
        [0, 0],
      ]),
      [
        [0, 0],
        [1, 1],
      ],
    ),
  inputs,
});

describe("pad", () => {
  const x = array([
    [1, 2],
    [3, 4],
  ]);

  test("np.pad(x, 1), np.pad(x, (0, 1), constant_values=9) and np.pad(x, [(1, 0), (0, 2)])", () => {
    expect(pad(x, 1).data.toArray()).toEqual([
      [0, 0, 0, 0],
      [0, 1, 2, 0],
      [0, 3, 4, 0],
      [0, 0, 0, 0],
    ]);
    expect(pad(x, [0, 1], { value: 9 }).data.toArray()).toEqual([
      [1, 2, 9],
      [3, 4, 9],
      [9, 9, 9],
    ]);
    expect(
      pad(x, [
        [1, 0],
        [0, 2],
      ]).data.toArray(),
    ).toEqual([
      [0, 0, 0, 0],
      [1, 2, 0, 0],
      [3, 4, 0, 0],
    ]);
  });

  test("an infinite value does not reach the gradient", () => {
    const v = variable([1, 2]);
    pad(v, 1, { value: -Infinity }).backward();
    expect(v.grad?.data.toArray()).toEqual([1, 1]);
  });

  test("of a number is the number", () => {
    expect(pad(3, 1).item()).toBe(3);
  });

  test("errors", () => {
    expect(() => pad(x, [[1, 1]])).toThrow(new ShapeError("pad: 1 pairs of widths do not fit shape [2, 2]"));
    expect(() => pad(x, -1)).toThrow(new ShapeError("pad: widths are pairs of whole numbers from 0, got [-1, -1]"));
    expect(() => pad(x, [1] as unknown as [number, number])).toThrow(
      new ShapeError("pad: widths are pairs of whole numbers from 0, got [1]"),
    );
    expect(() => pad(x, "1" as unknown as number)).toThrow(
      new ShapeError('pad: expected widths such as [1, 2], got the string "1"'),
    );
    expect(() => pad("x" as unknown as number, 1)).toThrow(
      new ValueError('pad: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

import { variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { concat } from "./concat.ts";
import { expandDims } from "./expand-dims.ts";
import { stack } from "./stack.ts";

for (const axis of [0, 1, 2, -1]) {
  checkFunction(`stack along ${axis}`, (a, b, c) => stack([a, b, c], { axis }), {
    oracle: (...xs) =>
      concat(
        xs.map((x) => expandDims(x, { axis })),
        { axis },
      ),
    inputs: [uniform([2, 3], -2, 2), uniform([2, 3], -2, 2), uniform([2, 3], -2, 2)],
  });
}

describe("stack", () => {
  test("of numbers is a vector", () => {
    const x = variable(2);
    const y = stack([x, 3, x]);
    y.mul(variable([1, 10, 100])).backward();
    expect(y.data.toArray()).toEqual([2, 3, 2]);
    expect(x.grad?.item()).toBe(101);
  });

  test("errors", () => {
    expect(() => stack([])).toThrow(new ValueError("stack: there are no arrays to join"));
    expect(() => stack([zeros([2]), zeros([3])])).toThrow(new ShapeError("stack: shapes [2] and [3] differ"));
    expect(() => stack([zeros([2])], { axis: 2 })).toThrow(
      new AxisError("stack: axis 2 is out of range for shape [2]"),
    );
    expect(() => stack(["x" as unknown as number])).toThrow(
      new ValueError('stack: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

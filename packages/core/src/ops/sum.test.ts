import { type Axis, AxisError, array, ones, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { type Differentiable, uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { matmul } from "./matmul.ts";
import { sum } from "./sum.ts";
import { transpose } from "./transpose.ts";

/** The product with a row of ones, after the axes that are added up have been moved to the end. */
function product(axes: number[], shape: number[]): Differentiable {
  return (x) => {
    const rest = [0, 1, 2].filter((axis) => !axes.includes(axis));
    const moved = transpose(x, [...rest, ...axes]);
    const count = axes.reduce((n, axis) => n * (x.shape[axis] as number), 1);
    return matmul(moved.reshape(-1, count), ones([count], { dtype: moved.dtype as "float64" })).reshape(shape);
  };
}

const cases: { axis: Axis; axes: number[]; shape: number[] }[] = [
  { axis: undefined, axes: [0, 1, 2], shape: [] },
  { axis: null, axes: [0, 1, 2], shape: [] },
  { axis: 1, axes: [1], shape: [2, 4] },
  { axis: -1, axes: [2], shape: [2, 3] },
  { axis: [0, 2], axes: [0, 2], shape: [3] },
  { axis: [-1, -2], axes: [1, 2], shape: [2] },
];
for (const { axis, axes, shape } of cases) {
  const kept = [2, 3, 4].map((length, i) => (axes.includes(i) ? 1 : length));
  for (const keepdims of [false, true]) {
    checkFunction(`sum along ${axis}${keepdims ? " with keepdims" : ""}`, (x) => sum(x, { axis, keepdims }), {
      oracle: product(axes, keepdims ? kept : shape),
      inputs: [uniform([2, 3, 4], -2, 2)],
    });
  }
}

describe("sum", () => {
  test("of nothing is 0", () => {
    const x = variable(zeros([0, 4]));
    const y = sum(x, { axis: 0 });
    expect(y.data.toArray()).toEqual([0, 0, 0, 0]);
    y.backward();
    expect(x.grad?.shape).toEqual([0, 4]);
    expect(sum(variable(zeros([0]))).item()).toBe(0);
  });

  test("of a number is the number", () => {
    expect(sum(3).item()).toBe(3);
  });

  test("counts bools", () => {
    expect(sum(array([true, false, true])).item()).toBe(2);
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => sum(x, { axis: 2 })).toThrow(new AxisError("sum: axis 2 is out of range for shape [1, 3]"));
    expect(() => sum(x, { axis: [0, -2] })).toThrow(new AxisError("sum: axis 0 is given twice in [0, -2]"));
    expect(() => sum("x" as unknown as number)).toThrow(
      new ValueError('sum: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

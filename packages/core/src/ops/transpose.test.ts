import { AxisError, array, transpose as transposeArray, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { type Differentiable, uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { transpose } from "./transpose.ts";

/** The elements of an array [2, 3, 4] in the order of one whose axes are in another order. */
function reordered(order: number[]): Differentiable {
  const lengths = order.map((axis) => [2, 3, 4][axis]) as [number, number, number];
  const [s0, s1, s2] = order.map((axis) => [12, 4, 1][axis]) as [number, number, number];
  const places: number[] = [];
  for (let i = 0; i < lengths[0]; i++)
    for (let j = 0; j < lengths[1]; j++) for (let k = 0; k < lengths[2]; k++) places.push(i * s0 + j * s1 + k * s2);
  return (x) => x.reshape(24).getItem(places).reshape(lengths);
}

for (const axes of [undefined, [0, 2, 1], [2, 0, 1], [-1, 0, 1], [0, 1, 2]]) {
  checkFunction(`transpose ${axes ?? "in reverse"}`, (x) => transpose(x, axes), {
    oracle: reordered(axes?.map((axis) => (axis + 3) % 3) ?? [2, 1, 0]),
    inputs: [uniform([2, 3, 4], -2, 2)],
  });
}

describe("transpose", () => {
  test("of what has less than two axes is the same", () => {
    expect(transpose(variable([1, 2])).data.toArray()).toEqual([1, 2]);
    expect(transpose(variable(3)).item()).toBe(3);
  });

  test("the gradient of a view that is not contiguous", () => {
    const x = variable(
      transposeArray(
        array([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ),
    );
    transpose(x)
      .mul(
        array([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      )
      .backward();
    expect(x.grad?.data.toArray()).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => transpose(x, [0])).toThrow(
      new AxisError("transpose: axes [0] are not a permutation of those of [1, 3]"),
    );
    expect(() => transpose(x, [0, 0])).toThrow(
      new AxisError("transpose: axes [0, 0] are not a permutation of those of [1, 3]"),
    );
    expect(() => transpose(x, [0, 2])).toThrow(new AxisError("transpose: axis 2 is out of range for shape [1, 3]"));
    expect(() => transpose("x" as unknown as number)).toThrow(
      new ValueError('transpose: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

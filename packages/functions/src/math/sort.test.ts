import { type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { stack } from "../array/stack.ts";
import { checkFunction } from "../testing/vitest.ts";
import { sort } from "./sort.ts";

/** The rows of a matrix, each sorted by JavaScript and put together element by element. */
function byElement(compare: (a: number, b: number) => number): (x: Variable) => Variable {
  return (x) => {
    const rows = x.data.toArray() as number[][];
    const sorted = rows.map((row, i) => {
      const order = row.map((_, j) => j).sort((j, k) => compare(row[j] as number, row[k] as number));
      return stack(order.map((j) => x.getItem(i, j)));
    });
    return stack(sorted);
  };
}

checkFunction("sort", (x) => sort(x), { oracle: byElement((a, b) => a - b), inputs: [uniform([2, 3], -2, 2)] });
checkFunction("sort descending along 0", (x) => sort(x, { axis: 0, descending: true }), {
  oracle: (x) => byElement((a, b) => b - a)(x.T).T,
  inputs: [uniform([3, 2], -2, 2)],
});

describe("sort", () => {
  const x = array([
    [3, 1, 2],
    [0, 5, -1],
  ]);

  test("as PyTorch's sort, forward and backward", () => {
    const v = variable(x);
    const y = sort(v);
    expect(y.data.toArray()).toEqual([
      [1, 2, 3],
      [-1, 0, 5],
    ]);
    y.mul(array([10, 20, 30])).backward();
    expect(v.grad?.data.toArray()).toEqual([
      [30, 10, 20],
      [20, 30, 10],
    ]);
  });

  test("equal elements stay in their order, NaN comes last", () => {
    const v = variable([2, NaN, 2, 1]);
    const y = sort(v, { descending: true });
    expect(y.data.toArray()).toEqual([2, 2, 1, NaN]);
    y.mul(array([1, 10, 100, 1000])).backward();
    expect(v.grad?.data.toArray()).toEqual([1, 1000, 10, 100]);
  });

  test("of nothing, and of whole numbers", () => {
    expect(sort(zeros([2, 0])).shape).toEqual([2, 0]);
    expect(sort(array([2, 1], { dtype: "int32" })).data.toArray()).toEqual([1, 2]);
  });

  test("errors", () => {
    expect(() => sort(x, { axis: 2 })).toThrow(new AxisError("sort: axis 2 is out of range for shape [2, 3]"));
    expect(() => sort(1)).toThrow(new AxisError("sort: axis -1 is out of range for shape []"));
    expect(() => sort(x, 1 as never)).toThrow(
      new ValueError("sort: expected an object of options such as { axis }, got 1; if this is axis, write { axis: 1 }"),
    );
  });
});

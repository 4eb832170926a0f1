import { type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, array, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { sort } from "./sort.ts";
import { topK } from "./top-k.ts";

/** The first two columns, or rows. */
const columns = (x: Variable): Variable => x.T.getItem([0, 1]).T;
const rows = (x: Variable): Variable => x.getItem([0, 1]);

checkFunction("topK", (x) => topK(x, 2).values, {
  oracle: (x) => columns(sort(x, { descending: true })),
  inputs: [uniform([2, 3], -2, 2)],
});
checkFunction("topK, the smallest along 0", (x) => topK(x, 2, { axis: 0, largest: false }).values, {
  oracle: (x) => rows(sort(x, { axis: 0 })),
  inputs: [uniform([3, 2], -2, 2)],
});

describe("topK", () => {
  const x = array([
    [3, 1, 2],
    [0, 5, -1],
  ]);

  test("as PyTorch's topk, forward and backward", () => {
    const v = variable(x);
    const { values, indices } = topK(v, 2);
    expect(values.data.toArray()).toEqual([
      [3, 2],
      [5, 0],
    ]);
    expect(indices.data.toArray()).toEqual([
      [0, 2],
      [1, 0],
    ]);
    expect([indices.dtype, indices.creator]).toEqual(["int32", null]);
    values.mul(array([10, 20])).backward();
    expect(v.grad?.data.toArray()).toEqual([
      [10, 0, 20],
      [20, 10, 0],
    ]);
  });

  test("of none", () => {
    expect(topK(x, 0).values.shape).toEqual([2, 0]);
  });

  test("errors", () => {
    expect(() => topK(x, 3, { axis: 0 })).toThrow(
      new ValueError("topK: k is 3, expected a whole number from 0 to 2, the length of axis 0 of shape [2, 3]"),
    );
    expect(() => topK(x, 1, { axis: 2 })).toThrow(new AxisError("topK: axis 2 is out of range for shape [2, 3]"));
    expect(() => topK(x, 1, 0 as never)).toThrow("topK: expected an object of options such as { axis }, got 0");
    expect(() => topK("x" as never, 1)).toThrow('topK: expected a Variable, NdArray or number, got the string "x"');
  });
});

import { type Variable, variable } from "@dz/core";
import { gradientCheck, uniform } from "@dz/core/testing";
import { AxisError, array, slice, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { prod } from "./prod.ts";

/** One element after the other, along axis 1. */
function oneByOne(x: Variable): Variable {
  let y = x.getItem(slice(), 0);
  for (let i = 1; i < (x.shape[1] as number); i++) y = y.mul(x.getItem(slice(), i));
  return y;
}

for (const n of [1, 2, 3, 5, 7, 8]) {
  checkFunction(`prod of ${n}`, (x) => prod(x, { axis: 1 }), {
    oracle: oneByOne,
    inputs: [uniform([2, n, 3], 0.5, 2)],
  });
}
checkFunction("prod of all", (x) => prod(x), {
  oracle: (x) => oneByOne(x.reshape([1, 6])).reshape([]),
  inputs: [uniform([2, 3], 0.5, 2)],
});
checkFunction("prod along two axes with keepdims", (x) => prod(x, { axis: [-1, 0], keepdims: true }), {
  oracle: (x) => oneByOne(x.transpose(1, 0, 2).reshape(3, 4)).reshape(1, 3, 1),
  inputs: [uniform([2, 3, 2], 0.5, 2)],
});

describe("prod", () => {
  test("gradients where elements are 0", () => {
    const x = variable([
      [2, 0, 3],
      [0, 0, 3],
      [2, 5, 3],
    ]);
    prod(x, { axis: 1 }).backward();
    expect(x.grad?.data.toArray()).toEqual([
      [0, 6, 0],
      [0, 0, 0],
      [15, 6, 10],
    ]);
    gradientCheck((v) => prod(v, { axis: 1 }), [x.data], { order: 2 });
  });

  test("of nothing is 1", () => {
    const x = variable(zeros([2, 0]));
    const y = prod(x, { axis: 1 });
    y.backward();
    expect([y.data.toArray(), x.grad?.shape]).toEqual([
      [1, 1],
      [2, 0],
    ]);
    expect(prod(zeros([0, 2]), { axis: 1 }).shape).toEqual([0]);
  });

  test("of whole numbers and bools is int32", () => {
    expect(prod(array([2, 3, 4], { dtype: "int32" })).data.dtype).toBe("int32");
    expect(prod(array([true, true])).data.dtype).toBe("int32");
    expect(prod(array([true])).data.dtype).toBe("int32");
    expect(prod(7).item()).toBe(7);
  });

  test("errors", () => {
    expect(() => prod(array([1, 2]), { axis: 1 })).toThrow(new AxisError("prod: axis 1 is out of range for shape [2]"));
    expect(() => prod("x" as unknown as number)).toThrow(
      new ValueError('prod: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

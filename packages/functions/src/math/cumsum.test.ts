import { type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { AxisError, arange, array, astype, greaterEqual, type NdArray, reshape, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { cumsum } from "./cumsum.ts";

/** A lower triangular matrix of ones: a product with it sums up to each element. */
function triangle(n: number, { dtype }: Variable): NdArray {
  const i = arange(n);
  return astype(greaterEqual(reshape(i, [n, 1]), i), dtype);
}

const inputs = [uniform([2, 3, 4], -2, 2)];
checkFunction("cumsum along 1", (x) => cumsum(x, { axis: 1 }), {
  oracle: (x) => variable(triangle(3, x)).matmul(x),
  inputs,
});
checkFunction("cumsum along -1", (x) => cumsum(x, { axis: -1 }), {
  oracle: (x) => x.matmul(variable(triangle(4, x)).T),
  inputs,
});
checkFunction("cumsum from the end", (x) => cumsum(x, { axis: 2, reverse: true }), {
  oracle: (x) => x.matmul(triangle(4, x)),
  inputs,
});
checkFunction("cumsum of all", (x) => cumsum(x), {
  oracle: (x) => variable(triangle(24, x)).matmul(x.reshape(24)),
  inputs,
});

describe("cumsum", () => {
  test("as NumPy's", () => {
    const x = array([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(cumsum(x).data.toArray()).toEqual([1, 3, 6, 10, 15, 21]);
    expect(cumsum(x, { axis: 0 }).data.toArray()).toEqual([
      [1, 2, 3],
      [5, 7, 9],
    ]);
    expect(cumsum(7).data.toArray()).toEqual([7]);
  });

  test("the gradient counts the sums", () => {
    const x = variable([1, 2, 3]);
    cumsum(x, { axis: 0 }).backward();
    expect(x.grad?.data.toArray()).toEqual([3, 2, 1]);
  });

  test("errors", () => {
    expect(() => cumsum(array([1]), { axis: 1 })).toThrow(
      new AxisError("cumsum: axis 1 is out of range for shape [1]"),
    );
    expect(() => cumsum("x" as unknown as number)).toThrow(
      new ValueError('cumsum: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

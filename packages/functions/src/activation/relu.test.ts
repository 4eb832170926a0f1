import { variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { relu } from "./relu.ts";

const inputs = [
  array([
    [-1.5, 0.5, 2],
    [3, -0.1, 1],
  ]),
];

checkFunction("relu", relu, {
  expected: (x) => (x > 0 || Number.isNaN(x) ? x : 0),
  inputs,
  extremes: [
    [-Infinity, 0],
    [Infinity, Infinity],
    [0, 0],
  ],
});

describe("relu", () => {
  test.each([{}, { retainGrad: true }])("the gradient at 0 and at NaN is 0 (%o)", (options) => {
    const x = variable([0, -0, NaN, 1]);
    relu(x).backward(options);
    expect(x.grad?.data.toArray()).toEqual([0, 0, 0, 1]);
  });

  test("nothing comes through where x is not positive, not even infinity", () => {
    for (const createGraph of [false, true]) {
      const x = variable([-1, 1]);
      relu(x)
        .mul(array([Infinity, Infinity]))
        .backward({ createGraph });
      expect(x.grad?.data.toArray()).toEqual([0, Infinity]);
    }
  });

  test("what is no number has none", () => {
    expect(() => relu("x" as unknown as number)).toThrow(
      new ValueError('relu: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

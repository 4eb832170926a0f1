import { variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { elu } from "./elu.ts";

const inputs = [
  array([
    [-3, -0.5, 0.25],
    [1, -1, 10],
  ]),
];

checkFunction("elu", (x) => elu(x), {
  expected: (x) => (x > 0 ? x : Math.expm1(x)),
  inputs,
  extremes: [
    [-20, -0.9999999979388464, 2.061153622438558e-9, 2.061153622438558e-9],
    [0, 0],
    [-1000, -1],
    [1e300, 1e300],
    [-1e-20, -1e-20],
    [-1e30, -1, 0, 0],
    [-Infinity, -1, 0, 0],
    [Infinity, Infinity, 1, 0],
  ],
});
for (const alpha of [0, 0.5, -2]) {
  checkFunction(`elu with alpha ${alpha}`, (x) => elu(x, { alpha }), {
    expected: (x) => (x > 0 ? x : alpha * Math.expm1(x)),
    inputs,
  });
}

describe("elu", () => {
  test("the gradient at 0 is alpha", () => {
    for (const options of [{}, { retainGrad: true }]) {
      const x = variable([0, 1]);
      elu(x, { alpha: 0.5 }).backward(options);
      expect(x.grad?.data.toArray()).toEqual([0.5, 1]);
    }
  });

  test("errors", () => {
    expect(() => elu(1, { alpha: NaN })).toThrow(new ValueError("elu: alpha is NaN, expected a number"));
    expect(() => elu("x" as unknown as number)).toThrow(
      new ValueError('elu: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});

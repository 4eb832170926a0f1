import { variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { leakyRelu } from "./leaky-relu.ts";

const inputs = [
  array([
    [-1.5, 0.5, 2],
    [3, -0.1, 1],
  ]),
];

checkFunction("leakyRelu", (x) => leakyRelu(x), {
  expected: (x) => (x > 0 ? x : 0.2 * x),
  inputs,
  extremes: [
    [-1e300, -2e299],
    [Infinity, Infinity, 1, 0],
    [-Infinity, -Infinity, 0.2, 0],
    [0, 0],
  ],
});
test("leakyRelu: with slope 0 it is relu, also at −∞", () => {
  expect(leakyRelu(array([-Infinity, -1, NaN, 2]), { slope: 0 }).data.toArray()).toEqual([0, 0, NaN, 2]);
});
for (const slope of [0, 0.5, 1, -2]) {
  checkFunction(`leakyRelu with slope ${slope}`, (x) => leakyRelu(x, { slope }), {
    expected: (x) => (x > 0 ? x : slope * x),
    inputs,
  });
}

describe("leakyRelu", () => {
  test("the gradient at 0 is the slope", () => {
    const x = variable([0, 1]);
    leakyRelu(x, { slope: 0.5 }).backward();
    expect(x.grad?.data.toArray()).toEqual([0.5, 1]);
  });

  test("errors", () => {
    expect(() => leakyRelu("x" as unknown as number)).toThrow(
      new ValueError('leakyRelu: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => leakyRelu(1, { slope: NaN })).toThrow(new ValueError("leakyRelu: slope is NaN, expected a number"));
  });
});

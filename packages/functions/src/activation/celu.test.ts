import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { celu } from "./celu.ts";

const inputs = [
  array([
    [-3, -0.5, 0.25],
    [1, -1, 10],
  ]),
];

for (const alpha of [1, 0.3, 2]) {
  checkFunction(`celu with alpha ${alpha}`, (x) => celu(x, { alpha }), {
    expected: (x) => Math.max(x, 0) + Math.min(0, alpha * Math.expm1(x / alpha)),
    inputs,
    extremes: [
      [-1e30, -alpha, 0, 0],
      [-Infinity, -alpha, 0, 0],
      [Infinity, Infinity, 1, 0],
      [-1e4, -alpha],
      [1e4, 1e4],
    ],
  });
}

test("celu: alpha is 1 by default", () => {
  expect(celu(-2).item()).toBe(Math.expm1(-2));
});

test("celu: errors", () => {
  for (const alpha of [0, -1, NaN, Infinity]) {
    expect(() => celu(1, { alpha })).toThrow(new ValueError(`celu: alpha is ${alpha}, expected a number above 0`));
  }
  expect(() => celu("x" as unknown as number)).toThrow(
    new ValueError('celu: expected a Variable, NdArray or number, got the string "x"'),
  );
});

import { variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { abs } from "./abs.ts";

checkFunction("abs", abs, {
  expected: Math.abs,
  inputs: [
    array([
      [-1.7, 0.4, 2.6],
      [-0.3, 1.2, 0.9],
    ]),
  ],
  extremes: [
    [-Infinity, Infinity],
    [0, 0, 0, 0],
    [-1e-300, 1e-300],
  ],
});

test("abs: the gradient at 0 is 0", () => {
  const x = variable([-2, 0, 3]);
  abs(x).backward();
  expect(x.grad?.data.toArray()).toEqual([-1, 0, 1]);
});

test("abs: what is no number has none", () => {
  expect(() => abs("x" as unknown as number)).toThrow(
    new ValueError('abs: expected a Variable, NdArray or number, got the string "x"'),
  );
});

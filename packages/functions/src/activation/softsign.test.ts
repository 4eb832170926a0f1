import { variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { softsign } from "./softsign.ts";

checkFunction("softsign", softsign, {
  expected: (x) => x / (1 + Math.abs(x)),
  inputs: [
    array([
      [-3, -0.5, 0.25],
      [1, 2, 10],
    ]),
  ],
  extremes: [
    [1e10, 0.9999999999, 9.999999998e-21, -1.9999999994e-30],
    [-1e10, -0.9999999999, 9.999999998e-21, 1.9999999994e-30],
    [Infinity, 1],
    [0, 0],
    [-1e300, -1],
    [1e300, 1],
  ],
});

test("softsign: the gradient at 0 is 1", () => {
  const x = variable(0);
  softsign(x).backward();
  expect(x.grad?.item()).toBe(1);
});

test("softsign: what is no number", () => {
  expect(() => softsign("x" as unknown as number)).toThrow(
    new ValueError('softsign: expected a Variable, NdArray or number, got the string "x"'),
  );
});

import { checkFunction, uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { expm1 } from "./expm1.ts";

checkFunction("expm1", expm1, {
  expected: Math.expm1,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [1e-300, 1e-300],
    [-1000, -1],
    [1000, Infinity],
  ],
});

test("expm1: what is no number has none", () => {
  expect(() => expm1("x" as unknown as number)).toThrow(
    new ValueError('expm1: expected a Variable, NdArray or number, got the string "x"'),
  );
});

import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { square } from "./square.ts";

checkFunction("square", square, {
  expected: (x) => x * x,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [-Infinity, Infinity],
    [1e200, Infinity],
    [-3, 9],
  ],
});

test("square: what is no number has none", () => {
  expect(() => square("x" as unknown as number)).toThrow(
    new ValueError('square: expected a Variable, NdArray or number, got the string "x"'),
  );
});

import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { cosh } from "./cosh.ts";

checkFunction("cosh", cosh, {
  expected: Math.cosh,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [0, 1],
    [1000, Infinity],
    [-Infinity, Infinity],
  ],
});

test("cosh: what is no number has none", () => {
  expect(() => cosh("x" as unknown as number)).toThrow(
    new ValueError('cosh: expected a Variable, NdArray or number, got the string "x"'),
  );
});

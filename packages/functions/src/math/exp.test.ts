import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { exp } from "./exp.ts";

checkFunction("exp", exp, {
  expected: Math.exp,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [-1000, 0],
    [1000, Infinity],
    [-Infinity, 0],
    [1e-300, 1],
  ],
});

test("exp: what is no number has none", () => {
  expect(() => exp("x" as unknown as number)).toThrow(
    new ValueError('exp: expected a Variable, NdArray or number, got the string "x"'),
  );
});

import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { sin } from "./sin.ts";

checkFunction("sin", sin, {
  expected: Math.sin,
  inputs: [uniform([2, 3], -4, 4)],
  extremes: [
    [0, 0],
    [1e-300, 1e-300],
    [1e10, Math.sin(1e10), Math.cos(1e10), -Math.sin(1e10)],
  ],
});

test("sin: what is no number has none", () => {
  expect(() => sin("x" as unknown as number)).toThrow(
    new ValueError('sin: expected a Variable, NdArray or number, got the string "x"'),
  );
});

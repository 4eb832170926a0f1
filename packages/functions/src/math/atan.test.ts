import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { atan } from "./atan.ts";

checkFunction("atan", atan, {
  expected: Math.atan,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [1e10, Math.PI / 2 - 1e-10, 1e-20, -2e-30],
    [Infinity, Math.PI / 2],
    [-1e300, -Math.PI / 2],
    [0, 0],
  ],
});

test("atan: what is no number has none", () => {
  expect(() => atan("x" as unknown as number)).toThrow(
    new ValueError('atan: expected a Variable, NdArray or number, got the string "x"'),
  );
});

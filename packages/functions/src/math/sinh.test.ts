import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { sinh } from "./sinh.ts";

checkFunction("sinh", sinh, {
  expected: Math.sinh,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [1e-300, 1e-300],
    [1000, Infinity],
    [-Infinity, -Infinity],
  ],
});

test("sinh: what is no number has none", () => {
  expect(() => sinh("x" as unknown as number)).toThrow(
    new ValueError('sinh: expected a Variable, NdArray or number, got the string "x"'),
  );
});

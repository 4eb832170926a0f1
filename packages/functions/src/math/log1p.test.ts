import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { log1p } from "./log1p.ts";

checkFunction("log1p", log1p, {
  expected: Math.log1p,
  inputs: [uniform([2, 3], -0.5, 2)],
  extremes: [
    [-1 + 2 ** -24, -16.63553233343869, 2 ** 24, -(2 ** 48)],
    [1e-300, 1e-300],
    [-1, -Infinity],
    [Infinity, Infinity],
  ],
});

test("log1p: what is no number has none", () => {
  expect(() => log1p("x" as unknown as number)).toThrow(
    new ValueError('log1p: expected a Variable, NdArray or number, got the string "x"'),
  );
});

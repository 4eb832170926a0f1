import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { expm1 } from "./expm1.ts";

checkFunction("expm1", expm1, {
  expected: Math.expm1,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [-30, -0.9999999999999064, 9.357622968840175e-14, 9.357622968840175e-14],
    [-16, -0.9999998874648253, 1.125351747192591e-7, 1.125351747192591e-7],
    [80, 5.54062238439351e34, 5.54062238439351e34, 5.54062238439351e34],
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

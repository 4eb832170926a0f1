import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { cos } from "./cos.ts";

checkFunction("cos", cos, {
  expected: Math.cos,
  inputs: [uniform([2, 3], -4, 4)],
  extremes: [
    [0, 1],
    [1e-300, 1],
    [1e10, Math.cos(1e10), -Math.sin(1e10), -Math.cos(1e10)],
  ],
});

test("cos: what is no number has none", () => {
  expect(() => cos("x" as unknown as number)).toThrow(
    new ValueError('cos: expected a Variable, NdArray or number, got the string "x"'),
  );
});

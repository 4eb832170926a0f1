import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { tanh } from "./tanh.ts";

checkFunction("tanh", tanh, {
  expected: Math.tanh,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [-300, -1],
    [300, 1],
    [1e-300, 1e-300],
    [Infinity, 1],
  ],
});

test("tanh: what is no number has none", () => {
  expect(() => tanh("x" as unknown as number)).toThrow(
    new ValueError('tanh: expected a Variable, NdArray or number, got the string "x"'),
  );
});

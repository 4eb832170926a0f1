import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { sigmoid } from "./sigmoid.ts";

checkFunction("sigmoid", sigmoid, {
  expected: (x) => 1 / (1 + Math.exp(-x)),
  inputs: [uniform([2, 3], -4, 4)],
  float32: { gradients: { atol: 2 ** -23 } }, // y (1 − y) is computed from y
  extremes: [
    [-80, 1.8048513878454153e-35, 1.8048513878454153e-35, 1.8048513878454153e-35],
    [-1000, 0],
    [1000, 1],
    [-700, Math.exp(-700)],
    [-Infinity, 0],
  ],
});

test("sigmoid: what is no number has none", () => {
  expect(() => sigmoid("x" as unknown as number)).toThrow(
    new ValueError('sigmoid: expected a Variable, NdArray or number, got the string "x"'),
  );
});

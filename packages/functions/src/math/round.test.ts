import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { round } from "./round.ts";

checkFunction("round", round, {
  expected: Math.round,
  inputs: [
    array([
      [-1.7, 0.4, 2.6],
      [-0.3, 1.2, 0.9],
    ]),
  ],
  extremes: [
    [0.5, 0],
    [1.5, 2],
    [-2.5, -2],
    [Infinity, Infinity],
  ],
});

test("round: what is no number has none", () => {
  expect(() => round("x" as unknown as number)).toThrow(
    new ValueError('round: expected a Variable, NdArray or number, got the string "x"'),
  );
});

import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { logSigmoid } from "./log-sigmoid.ts";

checkFunction("logSigmoid", logSigmoid, {
  expected: (x) => -Math.log(1 + Math.exp(-x)),
  inputs: [uniform([2, 3], -3, 3)],
  extremes: [
    [80, -1.8048513878454153e-35, 1.8048513878454153e-35, -1.8048513878454153e-35],
    [-100, -100, 1],
    [-1000, -1000],
    [1000, 0],
    [-Infinity, -Infinity],
    [40, -Math.exp(-40)],
  ],
});

test("logSigmoid: what is no number", () => {
  expect(() => logSigmoid("x" as unknown as number)).toThrow(
    new ValueError('logSigmoid: expected a Variable, NdArray or number, got the string "x"'),
  );
});

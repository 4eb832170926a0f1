import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { log } from "./log.ts";

checkFunction("log", log, {
  expected: Math.log,
  inputs: [uniform([2, 3], 0.5, 3)],
  extremes: [
    [0, -Infinity],
    [1e-300, Math.log(1e-300)],
    [Infinity, Infinity],
  ],
});

test("log: below 0 there is none", () => {
  expect(log(variable(-1)).item()).toBeNaN();
});

test("log: what is no number has no logarithm", () => {
  expect(() => log("x" as unknown as number)).toThrow(
    new ValueError('log: expected a Variable, NdArray or number, got the string "x"'),
  );
});

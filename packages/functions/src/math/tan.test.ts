import { checkFunction, uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { tan } from "./tan.ts";

checkFunction("tan", tan, {
  expected: Math.tan,
  inputs: [uniform([2, 3], -1.2, 1.2)],
  extremes: [
    [0, 0],
    [1e-300, 1e-300],
  ],
});

test("tan: what is no number has none", () => {
  expect(() => tan("x" as unknown as number)).toThrow(
    new ValueError('tan: expected a Variable, NdArray or number, got the string "x"'),
  );
});

import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { log2 } from "./log2.ts";

checkFunction("log2", log2, {
  expected: Math.log2,
  inputs: [uniform([2, 3], 0.5, 2)],
  extremes: [
    [8, 3],
    [2 ** -1074, -1074],
    [0, -Infinity],
  ],
});

test("log2: what is no number has none", () => {
  expect(() => log2("x" as unknown as number)).toThrow(
    new ValueError('log2: expected a Variable, NdArray or number, got the string "x"'),
  );
});

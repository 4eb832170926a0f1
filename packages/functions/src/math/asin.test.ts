import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { asin } from "./asin.ts";

checkFunction("asin", asin, {
  expected: Math.asin,
  inputs: [uniform([2, 3], -0.9, 0.9)],
  extremes: [
    [1 - 2 ** -24, 1.5704510598101804, 2896.309418898472, 24296003637.7697],
    [-(1 - 2 ** -24), -1.5704510598101804, 2896.309418898472, -24296003637.7697],
    [1, Math.PI / 2],
    [0, 0],
    [1e-300, 1e-300],
  ],
});

test("asin: what is no number has none", () => {
  expect(() => asin("x" as unknown as number)).toThrow(
    new ValueError('asin: expected a Variable, NdArray or number, got the string "x"'),
  );
});

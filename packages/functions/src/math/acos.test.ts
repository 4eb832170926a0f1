import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { acos } from "./acos.ts";

checkFunction("acos", acos, {
  expected: Math.acos,
  inputs: [uniform([2, 3], -0.9, 0.9)],
  extremes: [
    [1 - 2 ** -24, 0.0003452669847162036, -2896.309418898472, -24296003637.7697],
    [-(1 - 2 ** -24), 3.141247386605077, -2896.309418898472, 24296003637.7697],
    [1, 0],
    [-1, Math.PI],
    [0, Math.PI / 2],
  ],
});

test("acos: what is no number has none", () => {
  expect(() => acos("x" as unknown as number)).toThrow(
    new ValueError('acos: expected a Variable, NdArray or number, got the string "x"'),
  );
});

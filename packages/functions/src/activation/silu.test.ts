import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { silu } from "./silu.ts";

checkFunction("silu", silu, {
  expected: (x) => x / (1 + Math.exp(-x)),
  inputs: [uniform([2, 3], -3, 3)],
  extremes: [
    [-80, -1.443881110276332e-33, -1.425832596397878e-33, -1.40778408251942e-33],
    [-1000, 0],
    [1000, 1000],
    [-30, -30 / (1 + Math.exp(30))],
  ],
});

test("silu: what is no number", () => {
  expect(() => silu("x" as unknown as number)).toThrow(
    new ValueError('silu: expected a Variable, NdArray or number, got the string "x"'),
  );
});

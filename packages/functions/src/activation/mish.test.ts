import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { mish } from "./mish.ts";

checkFunction("mish", mish, {
  expected: (x) => x * Math.tanh(Math.log(1 + Math.exp(x))),
  inputs: [uniform([2, 3], -3, 3)],
  extremes: [
    [-80, -1.4438811102763322e-33, -1.425832596397878e-33, -1.40778408251942e-33],
    [100, 100, 1],
    [-1000, 0],
    [1000, 1000],
    [-40, -40 * Math.exp(-40)],
  ],
});

test("mish: what is no number", () => {
  expect(() => mish("x" as unknown as number)).toThrow(
    new ValueError('mish: expected a Variable, NdArray or number, got the string "x"'),
  );
});

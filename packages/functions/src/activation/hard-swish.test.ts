import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { hardSwish } from "./hard-swish.ts";

checkFunction("hardSwish", hardSwish, {
  expected: (x) => x * Math.min(Math.max(x / 6 + 0.5, 0), 1),
  inputs: [
    array([
      [-5, -2.5, 0],
      [1.5, 2.9, 4],
    ]),
  ],
  extremes: [
    [-3, 0],
    [3, 3],
    [-1e300, 0],
    [1e300, 1e300],
  ],
});

test("hardSwish: what is no number", () => {
  expect(() => hardSwish("x" as unknown as number)).toThrow(
    new ValueError('hardSwish: expected a Variable, NdArray or number, got the string "x"'),
  );
});

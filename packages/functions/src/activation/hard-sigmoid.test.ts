import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { hardSigmoid } from "./hard-sigmoid.ts";

checkFunction("hardSigmoid", hardSigmoid, {
  expected: (x) => Math.min(Math.max(x / 6 + 0.5, 0), 1),
  inputs: [
    array([
      [-5, -2.5, 0],
      [1.5, 2.9, 4],
    ]),
  ],
  extremes: [
    [-3, 0],
    [3, 1],
    [-1e300, 0],
    [Infinity, 1],
  ],
});

test("hardSigmoid: what is no number", () => {
  expect(() => hardSigmoid("x" as unknown as number)).toThrow(
    new ValueError('hardSigmoid: expected a Variable, NdArray or number, got the string "x"'),
  );
});

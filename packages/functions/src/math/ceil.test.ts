import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { ceil } from "./ceil.ts";

checkFunction("ceil", ceil, {
  expected: Math.ceil,
  inputs: [
    array([
      [-1.7, 0.4, 2.6],
      [-0.3, 1.2, 0.9],
    ]),
  ],
  extremes: [
    [2, 2],
    [-1.5, -1],
    [1e300, 1e300, 0],
  ],
});

test("ceil: what is no number has none", () => {
  expect(() => ceil("x" as unknown as number)).toThrow(
    new ValueError('ceil: expected a Variable, NdArray or number, got the string "x"'),
  );
});

import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { floor } from "./floor.ts";

checkFunction("floor", floor, {
  expected: Math.floor,
  inputs: [
    array([
      [-1.7, 0.4, 2.6],
      [-0.3, 1.2, 0.9],
    ]),
  ],
  extremes: [
    [2, 2],
    [-0.5, -1],
    [-Infinity, -Infinity],
  ],
});

test("floor: what is no number has none", () => {
  expect(() => floor("x" as unknown as number)).toThrow(
    new ValueError('floor: expected a Variable, NdArray or number, got the string "x"'),
  );
});

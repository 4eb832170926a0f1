import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { sign } from "./sign.ts";

checkFunction("sign", sign, {
  expected: Math.sign,
  inputs: [
    array([
      [-1.7, 0.4, 2.6],
      [-0.3, 1.2, 0.9],
    ]),
  ],
  extremes: [
    [-Infinity, -1],
    [0, 0, 0, 0],
    [1e-300, 1],
  ],
});

test("sign: what is no number has none", () => {
  expect(() => sign("x" as unknown as number)).toThrow(
    new ValueError('sign: expected a Variable, NdArray or number, got the string "x"'),
  );
});

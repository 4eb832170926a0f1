import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { hardTanh } from "./hard-tanh.ts";

const inputs = [
  array([
    [-5, -0.5, 0],
    [0.75, 1.25, 7],
  ]),
];

checkFunction("hardTanh", (x) => hardTanh(x), {
  expected: (x) => Math.min(Math.max(x, -1), 1),
  inputs,
  extremes: [
    [-1, -1],
    [Infinity, 1],
  ],
});
checkFunction("hardTanh with bounds", (x) => hardTanh(x, { low: -0.25, high: 6 }), {
  expected: (x) => Math.min(Math.max(x, -0.25), 6),
  inputs,
});

test("hardTanh: errors", () => {
  expect(() => hardTanh(1, { low: 2 })).toThrow(new ValueError("hardTanh: there is nothing between low 2 and high 1"));
  expect(() => hardTanh("x" as unknown as number)).toThrow(
    new ValueError('hardTanh: expected a Variable, NdArray or number, got the string "x"'),
  );
});

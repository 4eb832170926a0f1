import { variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { sqrt } from "./sqrt.ts";

checkFunction("sqrt", sqrt, {
  expected: Math.sqrt,
  inputs: [uniform([2, 3], 0.5, 2)],
  extremes: [
    [0, 0],
    [4, 2],
    [Infinity, Infinity],
  ],
});

test("sqrt: the gradient at 0 is infinite, below 0 there is none", () => {
  const x = variable([0, 4, -1]);
  const y = sqrt(x);
  y.backward();
  expect(y.data.toArray()).toEqual([0, 2, NaN]);
  expect(x.grad?.data.toArray()).toEqual([Infinity, 0.25, NaN]);
});

test("sqrt: what is no number has none", () => {
  expect(() => sqrt("x" as unknown as number)).toThrow(
    new ValueError('sqrt: expected a Variable, NdArray or number, got the string "x"'),
  );
});

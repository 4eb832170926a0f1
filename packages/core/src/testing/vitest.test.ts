import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { uniform } from "./index.ts";
import { checkFunction } from "./vitest.ts";

let calls = 0;
checkFunction(
  "x²",
  (x) => {
    calls++;
    return x.mul(x);
  },
  { expected: (x) => x * x, inputs: [uniform([2, 3], -2, 2)] },
);
checkFunction("x y", (x, y) => x.mul(y), {
  expected: (x, y) => x * y,
  inputs: [uniform([3], -2, 2), array([1, 2, 3])],
});

test("the tests have run", () => {
  expect(calls).toBeGreaterThan(20);
});

test("there has to be something to agree with", () => {
  expect(() => checkFunction("f", (x) => x, { inputs: [] })).toThrow("checkFunction: f has nothing to agree with");
});

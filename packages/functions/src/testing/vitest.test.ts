import { asVariable, type Variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { expect, test } from "vitest";
import { checkFunction } from "./vitest.ts";

let calls = 0;
checkFunction(
  "2 x",
  (x): Variable => {
    calls++;
    return asVariable(x).mul(2);
  },
  { expected: (x) => 2 * x, inputs: [uniform([2, 3], -2, 2)] },
);

test("the tests have run", () => {
  expect(calls).toBeGreaterThan(20);
});

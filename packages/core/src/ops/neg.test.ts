import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { neg } from "./neg.ts";

checkFunction("neg", neg, { expected: (x) => -x, inputs: [uniform([2, 3], -2, 2)] });

test("neg: what is no number has no negative", () => {
  expect(() => neg({} as unknown as number)).toThrow(
    new ValueError("neg: expected a Variable, NdArray or number, got Object"),
  );
});

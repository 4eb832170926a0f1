import { uniform } from "@dz/core/testing";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { tan } from "./tan.ts";

checkFunction("tan", tan, {
  expected: Math.tan,
  inputs: [uniform([2, 3], -1.2, 1.2)],
  extremes: [
    [100, -0.587213915156929, 1.344820182153929, -1.579394248689326],
    [Math.PI / 2, 16331239353195370, 2.667093788113571e32, 8.711389406220653e48],
    [0, 0],
    [1e-300, 1e-300],
  ],
});

test("tan: what is no number has none", () => {
  expect(() => tan("x" as unknown as number)).toThrow(
    new ValueError('tan: expected a Variable, NdArray or number, got the string "x"'),
  );
});

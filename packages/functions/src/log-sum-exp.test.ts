import { expectClose } from "@dz/core/testing";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { logSumExp } from "./log-sum-exp.ts";

test("logSumExp: keeps the axis", () => {
  const x = array([
    [0, Math.log(2)],
    [1, 1],
  ]);
  expectClose(logSumExp(x, 1), array([[Math.log(3)], [1 + Math.log(2)]]), { rtol: 1e-15 });
  expect(logSumExp(x, 0).shape).toEqual([1, 2]);
});

test("logSumExp: does not overflow", () => {
  expect(logSumExp(array([[1000, -1000]]), 1).item()).toBe(1000);
  expect(logSumExp(array([[-1000, -1000]]), 1).item()).toBe(-1000 + Math.log(2));
});

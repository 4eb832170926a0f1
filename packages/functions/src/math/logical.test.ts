import { variable } from "@dz/core";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { greater, less } from "./comparisons.ts";
import { logicalAnd, logicalNot, logicalOr, logicalXor } from "./logical.ts";

const x = variable([0, 1, 2, NaN]);

test("logic: constants of bools, of Variables and numbers", () => {
  const q = array([true, false, true, false]);
  expect(logicalAnd(x, q).data.toArray()).toEqual([false, false, true, false]);
  expect(logicalOr(x, q).data.toArray()).toEqual([true, true, true, true]);
  expect(logicalXor(x, q).data.toArray()).toEqual([true, true, false, true]);
  expect(logicalNot(x).data.toArray()).toEqual([true, false, false, false]);
  expect(logicalOr(x, 0).data.toArray()).toEqual([false, true, true, true]);
  for (const y of [logicalAnd(x, q), logicalOr(x, q), logicalXor(x, q), logicalNot(x)]) {
    expect([y.dtype, y.creator]).toEqual(["bool", null]);
  }
});

test("logic: a range as a mask", () => {
  expect(x.getItem(logicalAnd(greater(x, 0.5), less(x, 1.5))).data.toArray()).toEqual([1]);
});

test("logic: errors", () => {
  for (const [name, f] of Object.entries({ logicalAnd, logicalOr, logicalXor })) {
    expect(() => f(zeros([2]), zeros([3]))).toThrow(new ShapeError(`${name}: shapes [2] and [3] do not broadcast`));
    expect(() => f(1, "x" as unknown as number)).toThrow(
      new ValueError(`${name}: expected a Variable, NdArray or number, got the string "x"`),
    );
  }
  expect(() => logicalNot("x" as unknown as number)).toThrow(
    new ValueError('logicalNot: expected a Variable, NdArray or number, got the string "x"'),
  );
});

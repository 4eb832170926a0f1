import { expect, test } from "vitest";
import { array } from "../array/creation.ts";
import { ShapeError } from "../errors/errors.ts";
import { logicalAnd, logicalNot, logicalOr, logicalXor } from "./logical.ts";

const p = array([false, false, true, true]);
const q = array([false, true, false, true]);

test("logic: the tables", () => {
  expect(logicalAnd(p, q).toArray()).toEqual([false, false, false, true]);
  expect(logicalOr(p, q).toArray()).toEqual([false, true, true, true]);
  expect(logicalXor(p, q).toArray()).toEqual([false, true, true, false]);
  expect(logicalNot(p).toArray()).toEqual([true, true, false, false]);
});

test("logic: of numbers, where NaN and fractions are true", () => {
  const x = array([0, -0, 0.5, NaN]);
  expect(logicalNot(x).toArray()).toEqual([true, true, false, false]);
  expect(logicalAnd(x, 1).toArray()).toEqual([false, false, true, true]);
  expect(logicalOr(array([[0], [3]], { dtype: "int32" }), p).toArray()).toEqual([
    [false, false, true, true],
    [true, true, true, true],
  ]);
  expect(logicalXor(0, 2).toArray()).toBe(true);
});

test("logic: shapes that do not broadcast", () => {
  expect(() => logicalAnd(p, array([true, false, true]))).toThrow(
    new ShapeError("logicalAnd: shapes [4] and [3] do not broadcast"),
  );
});

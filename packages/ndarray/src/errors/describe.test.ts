import { expect, test } from "vitest";
import { array } from "../array/creation.ts";
import { add } from "../operations/elementwise.ts";
import { sum } from "../operations/reduce.ts";
import { arrayHint, describe, named, shown } from "./describe.ts";

test("describe names values of a wrong kind", () => {
  const values = [null, undefined, [1], "a\nb", 5, true, new Date(), {}, Object.create(null), () => 0];
  expect(values.map(describe)).toEqual([
    "null",
    "undefined",
    "a JavaScript array",
    'the string "a\\nb"',
    "number",
    "boolean",
    "Date",
    "Object",
    "an object",
    "function",
  ]);
});

test("shown gives a number as it is", () => {
  expect([shown(Number.NaN), shown(-0.5), shown("x"), shown(undefined), shown(array([[1], [2]]))]).toEqual([
    "NaN",
    "-0.5",
    'the string "x"',
    "undefined",
    "NdArray",
  ]);
});

test("describe cuts strings after 60 characters", () => {
  expect(describe("a".repeat(60))).toBe(`the string "${"a".repeat(60)}"`);
  expect(describe("a".repeat(1e6))).toBe(`the string "${"a".repeat(60)}…"`);
});

test("named gives a string as it is, cut after 60 characters", () => {
  expect([named("x"), named(1), named(null)]).toEqual(["x", "1", "null"]);
  expect([named("a".repeat(60)), named("a".repeat(61))]).toEqual(["a".repeat(60), `${"a".repeat(60)}…`]);
});

test("arrayHint says how to make an array of lists and typed arrays", () => {
  for (const value of [[1], new Float64Array(1), new BigInt64Array(1)]) {
    expect(arrayHint(value)).toBe("; make one with array(...)");
  }
  for (const value of [array([1]), undefined, true, "a", new Map(), new ArrayBuffer(8)])
    expect(arrayHint(value)).toBe("");
});

test("arrayHint says how to get the array of a Variable", () => {
  class Marked {}
  Object.defineProperty(Marked.prototype, Symbol.for("@dz/core/Variable"), { value: null }); // of no version, so of no other copy
  const hint = "; use x.data, or the function of @dz/functions";
  expect(arrayHint(new Marked())).toBe(hint);
  const x = new Marked() as never;
  expect(() => add(array([1]), x)).toThrow(`add: expected an NdArray or a number, got Marked${hint}`);
  expect(() => sum(x)).toThrow(`sum: expected an NdArray, got Marked${hint}`);
});

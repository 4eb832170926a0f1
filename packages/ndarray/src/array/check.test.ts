import { expect, test } from "vitest";
import { ValueError } from "../errors/errors.ts";
import { checkArray, checkArrays, checkFunction, checkNumber } from "./check.ts";
import { array } from "./creation.ts";
import type { NdArray } from "./ndarray.ts";

test("arrays, and what is none", () => {
  expect(() => checkArray(array([1]), "sum")).not.toThrow();
  for (const [bad, words] of [
    [3, "3; make one with array(...)"],
    [[1], "a JavaScript array; make one with array(...)"],
    [new Float32Array(1), "Float32Array; make one with array(...)"],
    [undefined, "undefined"],
    [null, "null"],
    ["a", 'the string "a"'],
    [{}, "Object"],
  ] as const) {
    expect(() => checkArray(bad as unknown as NdArray, "sum")).toThrow(
      new ValueError(`sum: expected an NdArray, got ${words}`),
    );
  }
});

test("lists of arrays", () => {
  expect(() => checkArrays([array(1)], "stack")).not.toThrow();
  expect(() => checkArrays([], "stack")).not.toThrow();
  expect(() => checkArrays(array([1]) as never, "stack")).toThrow(
    "stack: expected a list of NdArrays, got NdArray; write stack([a, b])",
  );
  expect(() => checkArrays([array(1), null as never], "stack")).toThrow("stack: expected an NdArray, got null");
});

test("numbers and functions", () => {
  expect(() => checkNumber(Number.NaN, "full")).not.toThrow();
  expect(() => checkNumber("a" as never, "full", "a number to fill with")).toThrow(
    new ValueError('full: expected a number to fill with, got the string "a"'),
  );
  expect(() => checkNumber(null as never, "full")).toThrow("full: expected a number, got null");
  expect(() => checkFunction(Math.sin, "map")).not.toThrow();
  expect(() => checkFunction(3, "map")).toThrow(new ValueError("map: expected a function, got 3"));
});

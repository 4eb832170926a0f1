import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkJson, parsed } from "./json.ts";
import { RunError } from "./run-error.ts";

/** An object with arrays and objects in it, `depth` of them in all. */
const nested = (depth: number): object =>
  depth === 1 ? {} : depth % 2 === 0 ? [nested(depth - 1)] : { a: nested(depth - 1) };

test("parsed returns the value, and shows nothing of a text that is none", () => {
  expect(parsed('{"a":["[",{"b":"\\"[["}]}', "here")).toEqual({ a: ["[", { b: '"[[' }] });
  expect(() => parsed("", "here")).toThrow(new RunError("here: not valid JSON, it is empty"));
  expect(() => parsed("secret", "here")).toThrow(new RunError("here: not valid JSON"));
});

test("both count the same nesting", () => {
  expect(parsed(JSON.stringify(nested(32)), "here")).toEqual(nested(32));
  checkJson(nested(32), "it", "here");
  const deep = new RunError("here: values are nested more than 32 deep");
  expect(() => parsed(JSON.stringify(nested(33)), "here")).toThrow(deep);
  expect(() => checkJson(nested(33), "it", "here")).toThrow(deep);
  expect(() => checkJson(nested(32), "it", "here", 2)).toThrow(deep);
});

test("checkJson accepts what JSON gives back as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      checkJson(value, "it", "here");
      expect(JSON.parse(JSON.stringify(value))).toEqual(
        JSON.parse(JSON.stringify(parsed(JSON.stringify(value), "here"))),
      );
    }),
    { numRuns: 100 },
  );
  checkJson(Object.assign(Object.create(null), { a: 1 }), "it", "here");
});

describe("checkJson names the field of", () => {
  const loop: { a: unknown[] } = { a: [] };
  loop.a.push(loop);
  const value = "expected a value that JSON can represent";

  test.each<[string, unknown, string]>([
    [
      "a number that is not finite",
      { a: [0, { b: Number.NEGATIVE_INFINITY }] },
      "it.a.1.b is -Infinity, expected a finite number",
    ],
    ["undefined", { a: undefined }, `it.a is undefined, ${value}`],
    ["a hole", { a: new Array(1) }, `it.a.0 is undefined, ${value}`],
    ["a function", { toJSON: () => 1 }, `it.toJSON is a function, ${value}`],
    ["a big integer", [10n], `it.0 is 10, ${value}`],
    ["a symbol", [Symbol("a")], `it.0 is Symbol(a), ${value}`],
    ["an object of a class", { "a b": new Date(0) }, `"it.a b" is an object of the class Date, ${value}`],
    ["a typed array", { a: Float64Array.of(1) }, `it.a is an object of the class Float64Array, ${value}`],
  ])("%s", (_, wrong, words) => {
    expect(() => checkJson(wrong, "it", "here")).toThrow(new RunError(`here: ${words}`));
  });

  test("nothing in a loop, which is nested without end", () => {
    expect(() => checkJson(loop, "it", "here")).toThrow(new RunError("here: values are nested more than 32 deep"));
  });
});

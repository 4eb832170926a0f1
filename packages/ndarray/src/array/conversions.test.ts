import { inspect } from "node:util";
import { expect, test } from "vitest";
import { defineConversions } from "./conversions.ts";

class Pair {
  toString(): string {
    return "a pair";
  }
}
defineConversions(Pair.prototype);

test("a console and a template string get the text", () => {
  expect(inspect([new Pair()])).toBe("[ a pair ]");
  expect(`${new Pair()}`).toBe("a pair");
});

test("arithmetic is refused", () => {
  const pair: unknown = new Pair();
  expect(() => (pair as number) * 2).toThrow("JavaScript cannot compute with an array");
  expect(() => (pair as number) + 1).toThrow("use add(), sub(), mul() or less()");
});

test("the methods are not listed", () => {
  expect(Object.keys(Pair.prototype)).toEqual([]);
});

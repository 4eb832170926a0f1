import { expect, test } from "vitest";
import { ValueError } from "../errors/errors.ts";
import { pairsOf } from "./pairs.ts";

test("pairs of a Map and of a list", () => {
  const pairs: [string, number][] = [["a", 1]];
  expect([...pairsOf(new Map(pairs), "save", "a number")]).toEqual(pairs);
  expect([...pairsOf(pairs, "save", "a number")]).toEqual(pairs);
});

test.each([
  [null, "save: expected pairs of a name and an array, as a Map has them, got null"],
  [
    { a: 1 },
    "save: expected pairs of a name and an array, as a Map has them, got Object; write Object.entries({ ... })",
  ],
  ["file.npz", 'save: expected pairs of a name and an array, as a Map has them, got the string "file.npz"'],
  [new Date(0), "save: expected pairs of a name and an array, as a Map has them, got Date"],
  [[5], "save: expected pairs of a name and an array, got 5"],
  [[[5, 1]], "save: expected a name beside an array, got 5"],
])("%j is refused", (given, message) => {
  expect(() => [...pairsOf(given as never, "save", "an array")]).toThrow(new ValueError(message));
});

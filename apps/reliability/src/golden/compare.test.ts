import { expect, test } from "vitest";
import { differences } from "./compare.ts";

test("differences lists different and missing results", () => {
  const kept = { a: { x: "1", y: "2" }, b: { z: "3" } };
  expect(differences(kept, kept, ["a", "b"])).toEqual([]);
  expect(differences({ a: { x: "1", y: "9" } }, kept, ["a", "b", "c"])).toEqual([
    "a, y: 9, kept 2",
    "b, z: nothing, kept 3",
    "c: no results",
  ]);
  expect(differences({ a: { x: "1", y: "2", w: "4" } }, kept, ["a"])).toEqual(["a, w: 4, kept nothing"]);
});

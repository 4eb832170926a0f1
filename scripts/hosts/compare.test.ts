import { expect, test } from "vitest";
import { count, different } from "./compare.ts";

const kept = { a: { x: "1", y: "2" }, b: { z: "3" } };

test("count counts results", () => {
  expect(count(kept)).toBe(3);
  expect(count({})).toBe(0);
});

test("different lists changed, missing and unknown results", () => {
  expect(different(kept, kept)).toEqual([]);
  expect(different({ a: { x: "9", y: "2", w: "4" }, c: { v: "5" } }, kept)).toEqual([
    "a, x: 9, expected 1",
    "a, w: 4, expected nothing",
    "b, z: nothing, expected 3",
    "c, v: 5, expected nothing",
  ]);
});

import { expect, test } from "vitest";
import { Names } from "./names.ts";

test("each name is given once", () => {
  const names = new Names();
  expect(["a", "a", "b", "a", "a_1", "constructor"].map((name) => names.unused(name))).toEqual([
    "a",
    "a_1",
    "b",
    "a_2",
    "a_1_1",
    "constructor",
  ]);
});

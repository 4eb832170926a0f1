import { expect, test } from "vitest";
import { count, list } from "./words.ts";

test("words", () => {
  expect([count(1, "run"), count(2, "run"), count(0, "child", "children")]).toEqual(["1 run", "2 runs", "0 children"]);
  expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]);
  expect([list(["a"], "or"), list(["a", "b", "c"], "or")]).toEqual(["a", "a, b or c"]);
});

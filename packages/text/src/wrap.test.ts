import { expect, test } from "vitest";
import { wrap } from "./wrap.ts";

test("wrap breaks between words, and keeps spaces within a line", () => {
  expect(wrap("the cat sat on a mat", 7)).toEqual(["the cat", "sat on", "a mat"]);
  expect(wrap("a  table   row", 14)).toEqual(["a  table   row"]);
  expect(wrap("  indented", 80)).toEqual(["  indented"]);
  expect(wrap("a /long/path/of/folders b", 6)).toEqual(["a", "/long/path/of/folders", "b"]);
  expect([wrap("", 5), wrap("word", 0)]).toEqual([[""], ["word"]]);
});

import { expect, it } from "vitest";
import { isUnicode, nameProblem } from "./entry-name.ts";

it.each(["fc/W", "a", "a.b/c-d_e", "__proto__", "é/ü", "l0/W.npy", "..a/b..", "\u{1f600}", "a".repeat(65531)])(
  "takes %j",
  (name) => {
    expect(nameProblem(name)).toBeNull();
  },
);

it.each([
  ["", "is empty"],
  ["/a", "has an empty part"],
  ["a//b", "has an empty part"],
  ["a/", "has an empty part"],
  ["../a", 'has "." or ".." as a part'],
  ["a/./b", 'has "." or ".." as a part'],
  ["a/..", 'has "." or ".." as a part'],
  ["a\\b", "has a backslash"],
  ["C:a", "begins with a drive letter"],
  ["a\0", "has a control character"],
  ["a\u0085", "has a control character"],
  ["\ud800", "is not valid Unicode"],
  ["\udc00\ud800", "is not valid Unicode"],
  ["a".repeat(65532), "is too long"],
  ["é".repeat(32766), "is too long"],
])("refuses %j", (name, problem) => {
  expect(nameProblem(name)).toBe(problem);
});

it("tells halves of surrogate pairs from pairs", () => {
  expect(["", "\u{10ffff}", "\ud83d", "a\ude00b"].map(isUnicode)).toEqual([true, true, false, false]);
});

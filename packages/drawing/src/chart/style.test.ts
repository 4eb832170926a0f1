import { expect, test } from "vitest";
import { color, cycle, dashes, lineWidth, textWidth } from "./style.ts";

test("colours come again after the last", () => {
  expect([color(0), color(1), color(10)]).toEqual(["#1f77b4", "#ff7f0e", cycle[0]]);
});

test("a line is 1.5 points wide, and its dashes are in the same proportion as matplotlib's", () => {
  expect(lineWidth).toBeCloseTo(2.083, 3);
  expect(dashes).toBe("7.71 3.33");
});

test("longer texts are wider", () => expect(textWidth("abcd", 10)).toBe(2 * textWidth("ab", 10)));

test("characters of East Asian writing are as wide as high", () => {
  expect(textWidth("テスト誤差", 10)).toBeCloseTo(50, 9);
  expect(textWidth("誤差 a", 10)).toBeCloseTo(20 + textWidth(" a", 10), 9);
});

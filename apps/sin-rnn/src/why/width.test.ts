import { expect, test } from "vitest";
import { cutTo, padEnd, padStart, widthOf } from "./width.ts";

test("Japanese characters are two columns wide", () => {
  expect(["誤差", "loss", "ｱ", "π–⣿", "\x1b[1mx\x1b[0m"].map(widthOf)).toEqual([4, 4, 1, 3, 1]);
  expect([padEnd("誤差", 6), padStart("誤差", 6), padEnd("long", 2)]).toEqual(["誤差  ", "  誤差", "long"]);
});

test("what is too wide is cut off", () => {
  expect(cutTo("テスト誤差", 10)).toBe("テスト誤差");
  expect(cutTo("テスト誤差", 8)).toBe("テスト…");
  expect(cutTo("test loss", 5)).toBe("test…");
  expect(["ab", "誤"].map((text) => cutTo(text, 1))).toEqual(["…", "…"]);
  expect(cutTo("ab", 0)).toBe("");
});

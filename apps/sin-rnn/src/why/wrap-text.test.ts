import { expect, test } from "vitest";
import { widthOf } from "./width.ts";
import { wrapText } from "./wrap-text.ts";

test("English is broken at spaces alone", () => {
  expect(wrapText("the loss is 7.9e-5, or (0.1 to 0.2)", 12)).toEqual(["the loss is", "7.9e-5, or", "(0.1 to 0.2)"]);
  expect(wrapText("", 10)).toEqual([""]);
  expect(wrapText("short", 10)).toEqual(["short"]);
});

test("Japanese is broken between words, and no line begins with a full stop", () => {
  expect(wrapText("テスト誤差は訓練誤差より小さい。", 12)).toEqual(["テスト誤差は", "訓練誤差より", "小さい。"]);
  expect(wrapText("最後の値を繰り返す。", 18)).toEqual(["最後の値を", "繰り返す。"]);
  expect(wrapText("値（平均）です", 8)).toEqual(["値", "（平均）", "です"]);
});

test("numbers within Japanese are not broken", () => {
  expect(wrapText("誤差は 0.00305 で、約4.2e-5です", 12)).toEqual(["誤差は", "0.00305 で、", "約4.2e-5です"]);
});

test("what is wider than a line is broken anywhere", () => {
  expect(wrapText("abcdefgh ij", 4)).toEqual(["abcd", "efgh", "ij"]);
  expect(wrapText("誤", 1)).toEqual(["誤"]);
});

test.each([3, 10, 21, 40])("no line is wider than %d", (width) => {
  const text = "記録された誤差 0.0026 と、重みを止めて測り直した誤差（0.0031）との差は、 moving weights のためです。";
  const lines = wrapText(text, width);
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(Math.max(width, 2));
  expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  if (width >= 10) for (const line of lines) expect(line).not.toMatch(/^[、。）]/);
});

import { expect, test } from "vitest";
import { axisName, nameOf, numeral, painted, told } from "./style.ts";

const style = { columns: 80, rows: 8, color: false, language: "ja" } as const;

test("messages, names and numbers are told in the language, in one line", () => {
  expect(told({ key: "epoch" }, style)).toBe("エポック");
  expect(told({ key: "text", values: { text: "a\x1b[1mb\n" } }, style)).toBe("a\\u{1b}[1mb\\u{a}");
  expect([nameOf("a\u202e", style), nameOf(0.00012345, style), nameOf({ key: "step" }, style)]).toEqual([
    "a\\u{202e}",
    "1.23e-4",
    "ステップ",
  ]);
  expect(numeral(Number.NaN, style)).toBe("–");
});

test("an axis says that it is logarithmic", () => {
  const label = { key: "loss" } as const;
  expect(axisName({ label }, style)).toBe("平均二乗誤差");
  expect(axisName({ label, log: true }, style)).toBe("平均二乗誤差（対数目盛）");
});

test("only where there are colours is anything painted", () => {
  expect(painted("a", "cyan", style)).toBe("a");
  expect(painted("a", "cyan", { color: true })).toBe("\x1b[36ma\x1b[0m");
  expect(painted("", "cyan", { color: true })).toBe("");
});

import { expect, test } from "vitest";
import { visible } from "./visible.ts";

test.each([
  ["runs/a run", "runs/a run"],
  ["ä 'ß' \"日本\" 🌊", "ä 'ß' \"日本\" 🌊"],
  ["a\nb\r\x1b[2Jc", "a\\u{a}b\\u{d}\\u{1b}[2Jc"],
  ["a\u2028b\u202ec\ud800", "a\\u{2028}b\\u{202e}c\\u{d800}"],
])("%j", (text, expected) => {
  expect(visible(text)).toBe(expected);
});

import { expect, test } from "vitest";
import { quoted } from "./quoted.ts";

test.each([
  ["conv_3", '"conv_3"'],
  ['a"b\n', '"a\\"b\\n"'],
  ["a\u202eb\ud800", '"a\\u{202e}b\\ud800"'],
  ["x".repeat(80), `"${"x".repeat(60)}…"`],
])("%j is shown as %s", (text, shown) => {
  expect(quoted(text)).toBe(shown);
});

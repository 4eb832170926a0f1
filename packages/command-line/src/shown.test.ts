import { expect, test } from "vitest";
import { shown } from "./shown.ts";

test.each([
  ["--lr=1", "--lr=1"],
  ["", '""'],
  ["a b", '"a b"'],
  ["é", '"é"'],
  ["a\n\u202e", '"a\\n\\u{202e}"'],
  ["x".repeat(61), `${"x".repeat(60)}…`],
])("%j is shown as %s", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

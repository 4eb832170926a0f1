import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeText } from "./markup.ts";
import { visible } from "./visible.ts";

test("escapeText leaves nothing that could be markup", () => {
  expect(escapeText(`<b title="x" id='y'>&amp;</b>`)).toBe(
    "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;",
  );
});

test("what is not seen, turns the writing around, or cannot stand in XML is written as its number", () => {
  const text = "a\u0001b\0c\u001bd\u009be\u202ef\u2066g\u200fh\u061ci\u2028j\ud800k\udc00l\ufffem\uffffn\u{1ffff}o";
  const shown =
    "a\\u{1}b\\u{0}c\\u{1b}d\\u{9b}e\\u{202e}f\\u{2066}g\\u{200f}h\\u{61c}i\\u{2028}j\\u{d800}k\\u{dc00}l\\u{fffe}m\\u{ffff}n\\u{1ffff}o";
  expect([visible(text), escapeText(text)]).toEqual([shown, shown]);
  expect([visible("a\r\n\tb"), escapeText("a\r\n\tb")]).toEqual(["a\\u{d}\\u{a}\\u{9}b", "a\\u{d}\n\tb"]);
  expect([visible("日本 😀 é ß"), escapeText("日本 😀 é ß")]).toEqual(["日本 😀 é ß", "日本 😀 é ß"]);
});

test("any text is text in XML", () => {
  const char = /^(?:[\t\n]|[\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}])*$/u;
  fc.assert(
    fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)) }), (text) => {
      const escaped = escapeText(text);
      expect(escaped).toMatch(char);
      expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, "")).not.toMatch(/[&<>"']/);
      expect(visible(visible(text))).toBe(visible(text));
    }),
  );
});

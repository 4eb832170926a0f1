import { expect, it } from "vitest";
import { colorOf, colors, escaped, picture, short } from "./text.ts";

it("escapes what would end a text or an attribute", () => {
  expect(escaped('a < b & "c" > d')).toBe("a &lt; b &amp; &quot;c&quot; &gt; d");
});

it("shows what is not seen, turns the writing around, or cannot stand in XML", () => {
  expect(escaped("a\u0001\0\uffff\ud800\u202eb")).toBe("a\\u{1}\\u{0}\\u{ffff}\\u{d800}\\u{202e}b");
  expect(escaped("日本 😀")).toBe("日本 😀");
});

it("shortens coordinates", () => {
  expect([1, 1.005, 1 / 3, -2.675e-9, 1e3].map(short)).toEqual(["1", "1", "0.33", "0", "1000"]);
});

it("makes a picture of a size", () => {
  expect(picture(10, 20.5, ["<g/>"])).toMatch(
    /^<svg [^>]*width="10" height="20.5" viewBox="0 0 10 20.5"[\s\S]*<g\/>\n<\/svg>\n$/,
  );
});

it("repeats its colours", () => {
  expect(colorOf(0)).toBe(colors[0]);
  expect(colorOf(colors.length + 1)).toBe(colors[1]);
});

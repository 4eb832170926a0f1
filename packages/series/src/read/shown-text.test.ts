import { expect, test } from "vitest";
import { counted, shownText } from "./shown-text.ts";

test("shownText quotes, stays on one line and cuts", () => {
  expect(shownText("abc")).toBe('"abc"');
  expect(shownText('a"\n\u0000')).toBe('"a\\"\\n\\u0000"');
  expect(shownText("1\u202e2\u0085\u2028\ufeff\u{e0001}\ud800")).toBe(
    '"1\\u202e2\\u0085\\u2028\\ufeff\\udb40\\udc01\\ud800"',
  );
  expect(shownText("x".repeat(40))).toBe(`"${"x".repeat(40)}"`);
  expect(shownText("x".repeat(41))).toBe(`"${"x".repeat(40)}…"`);
  expect(shownText("😀".repeat(100_000))).toBe(`"${"😀".repeat(40)}…"`);
});

test("counted has the plural", () => {
  expect([0, 1, 2].map((n) => counted(n, "row"))).toEqual(["0 rows", "1 row", "2 rows"]);
});

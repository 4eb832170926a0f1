import { describe, expect, test } from "vitest";
import { coordinate, escapeText, readable } from "./markup.ts";

test("escapeText leaves nothing that could be markup", () => {
  expect(escapeText(`<b title="x" id='y'>&amp;</b>`)).toBe(
    "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;",
  );
});

describe("readable", () => {
  test.each([
    [0.0019321, "0.001932"],
    [2.5e-7, "2.5e-7"],
    [-2.5e-7, "−2.5e-7"],
    [999, "999"],
    [0, "0"],
    [-3, "−3"],
    [1.23456e30, "1.235e30"],
    [Number.NaN, "not a number"],
    [Number.POSITIVE_INFINITY, "infinite"],
    [Number.NEGATIVE_INFINITY, "−infinite"],
  ])("%d is %s", (x, text) => {
    expect(readable(x)).toBe(text);
  });

  test("takes a number of digits", () => {
    expect(readable(Math.PI, 6)).toBe("3.14159");
  });
});

test("coordinate rounds to a tenth of a pixel", () => {
  expect([12, 12.34, -0.06, 0.04].map(coordinate)).toEqual(["12", "12.3", "-0.1", "0"]);
});

import { expect, it } from "vitest";
import { colorOf, colors, picture } from "./picture.ts";

it("makes a picture of a size", () => {
  expect(picture(10, 20.5, ["<g/>"])).toMatch(
    /^<svg [^>]*width="10" height="20.5" viewBox="0 0 10 20.5"[\s\S]*<g\/>\n<\/svg>\n$/,
  );
});

it("repeats its colours", () => {
  expect(colorOf(0)).toBe(colors[0]);
  expect(colorOf(colors.length + 1)).toBe(colors[1]);
});

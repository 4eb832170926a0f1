import { expect, test } from "vitest";
import { gifName, svgName } from "./names.ts";

test("files are named after their run", () => {
  expect([svgName({ name: "rnn-adam" }), gifName({ name: "rnn-adam-2" })]).toEqual([
    "animation-rnn-adam.svg",
    "animation-rnn-adam-2.gif",
  ]);
});

test("a name has no separators", () => {
  expect(svgName({ name: "../a b\\c/<d>" })).toMatch(/^animation-[\w.-]+\.svg$/);
});

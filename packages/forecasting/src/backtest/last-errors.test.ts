import { conformalWidths } from "@dz/series";
import { expect, test } from "vitest";
import { noise } from "../testing/waves.ts";
import { LastErrors } from "./last-errors.ts";

test.each([0.5, 0.8, 0.9, 0.95])(
  "the width is that of conformalWidths of the last errors, at the level %f",
  (level) => {
    const errors = noise(60).map((error) => Math.round(20 * Math.abs(error)) / 20); // some are equal
    const last = new LastErrors(25);
    for (const [i, error] of errors.entries()) {
      last.push(error);
      const rows = Array.from(errors.slice(Math.max(0, i - 24), i + 1), (value) => Float64Array.of(value));
      expect(last.width(level)).toBe(conformalWidths(rows, level)[0]);
    }
  },
);

test("the width is infinite without an error, and with too few", () => {
  const last = new LastErrors(25);
  expect(last.width(0.5)).toBe(Number.POSITIVE_INFINITY);
  for (let i = 1; i <= 8; i++) last.push(i);
  expect(last.width(0.9)).toBe(Number.POSITIVE_INFINITY);
  last.push(9);
  expect(last.width(0.9)).toBe(9);
});

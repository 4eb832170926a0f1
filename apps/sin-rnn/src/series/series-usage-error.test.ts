import { UsageError } from "@dz/command-line";
import { SeriesError } from "@dz/series";
import { expect, test } from "vitest";
import { asUsageError } from "./series-usage-error.ts";

test.each([
  [
    "row 5: the value is missing; the option missing says what to do: drop",
    "row 5: the value is missing; --missing says what to do: drop",
  ],
  ["the option time names another column, or none", "--time names another column"],
  ["the option gaps with keep reads rows as they are", "--gaps keep reads rows as they are"],
  [
    "if the comma is a decimal mark, say so in the option decimal",
    "if the comma is a decimal mark, say so with --decimal comma",
  ],
])("%j", (theirs, ours) => {
  expect(asUsageError(new SeriesError(theirs), "--data a")).toEqual(new UsageError(`--data a: ${ours}`));
});

test("other errors stay as they are", () => {
  const error = new Error("the option missing");
  expect(asUsageError(error, "--data a")).toBe(error);
});

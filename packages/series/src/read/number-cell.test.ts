import { describe, expect, test } from "vitest";
import { isMissing, numberIn, whyNoNumber } from "./number-cell.ts";

describe("numberIn", () => {
  test.each([
    ["1", 1],
    ["-1.5", -1.5],
    ["+2.", 2],
    [".5", 0.5],
    ["1e3", 1000],
    ["1.5E-2", 0.015],
    ["007", 7],
    ["1e999", Number.POSITIVE_INFINITY],
  ])("%s is a number", (cell, number) => {
    expect(numberIn(cell, ".")).toBe(number);
    expect(numberIn(cell.replace(".", ","), ",")).toBe(number);
  });

  test.each(["", ".", "0x10", "1 2", "1,5", "1_000", "Infinity", "NaN", "1e", "--1", "５", "1.2.3", "5%", "$5"])(
    "'%s' is none",
    (cell) => {
      expect(numberIn(cell, ".")).toBeNaN();
    },
  );

  test("a point is no decimal comma", () => expect(numberIn("1.5", ",")).toBeNaN());
});

test("isMissing", () => {
  expect(["", "-", "NA", "n/a", "#N/A", "NaN", "nan", "null", "None", "."].every(isMissing)).toBe(true);
  expect(["0", "--", "missing", "nil", "nano"].some(isMissing)).toBe(false);
});

describe("whyNoNumber", () => {
  test.each([
    [
      "1,234",
      ".",
      "has a thousands' separator; write 1234; if the comma is a decimal mark, say so in the option decimal",
    ],
    ["1,234.5", ".", "has a thousands' separator; write 1234.5"],
    ["-1,234,567", ".", "has a thousands' separator; write -1234567"],
    ["¥1,234,567", ".", "has a thousands' separator; write 1234567"],
    ["1 234", ".", "has a thousands' separator; write 1234"],
    ["1'234.50", ".", "has a thousands' separator; write 1234.50"],
    ["1.234,5", ",", "has a thousands' separator; write 1234,5"],
    ["1.234", ",", "has a thousands' separator; write 1234"],
    ["1,5", ".", "is not a number; if the comma is a decimal mark, say so in the option decimal"],
    ["1.5", ",", "has a point where the decimal mark is a comma"],
    ["-inf", ".", "is infinite, a series needs finite numbers"],
    ["1e999", ".", "is infinite, a series needs finite numbers"],
    ["rain", ".", "is not a number"],
  ] as const)("%s with the decimal mark %s %s", (cell, decimal, why) => {
    expect(whyNoNumber(cell, decimal)).toBe(`"${cell}" ${why}`);
  });
});

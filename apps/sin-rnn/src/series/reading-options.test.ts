import { UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { parseReading } from "./reading-options.ts";

function message(given: Parameters<typeof parseReading>[0]): string {
  try {
    parseReading({ data: "a.csv", ...given }, "/home/ada");
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return "no error";
}

test("without a file there is nothing to read", () => {
  expect(parseReading({}, "/home/ada")).toBeNull();
});

test("the defaults find what can be found, and guess nothing about values", () => {
  expect(parseReading({ data: "a.csv" }, "/home/ada")).toEqual({
    data: "/home/ada/a.csv",
    column: null,
    time: null,
    missing: "refuse",
    sort: false,
    gaps: "refuse",
    decimal: ".",
    encoding: null,
    delimiter: null,
  });
});

test("each option is read", () => {
  const given = { data: "/a.csv", column: "2", time: "日付", missing: "forward", sort: "", gaps: "fill" };
  expect(parseReading({ ...given, decimal: "comma", encoding: "Shift_JIS", delimiter: "tab" }, "/")).toEqual({
    data: "/a.csv",
    column: "2",
    time: "日付",
    missing: "forward",
    sort: true,
    gaps: "fill",
    decimal: ",",
    encoding: "Shift_JIS",
    delimiter: "\t",
  });
  expect(parseReading({ data: "a", delimiter: ";" }, "/")?.delimiter).toBe(";");
  expect(parseReading({ data: "a", gaps: "keep" }, "/")?.gaps).toBe("keep");
});

test.each([
  [{ data: "" }, '--data takes the path of a file, got ""'],
  [{ column: "" }, '--column takes the name of a column, or its number from 1, got ""'],
  [{ time: "" }, '--time takes the name of a column, or its number from 1, got ""'],
  [{ missing: "linear" }, "--missing takes refuse, interpolate, forward or drop, got linear"],
  [{ missing: "foward" }, "--missing takes refuse, interpolate, forward or drop, got foward, did you mean forward?"],
  [{ gaps: "drop" }, "--gaps takes refuse, fill or keep, got drop"],
  [{ gaps: "fill" }, "--gaps fill needs --missing interpolate or --missing forward, which say with what"],
  [
    { gaps: "fill", missing: "drop" },
    "--gaps fill needs --missing interpolate or --missing forward, which say with what",
  ],
  [{ decimal: "," }, "--decimal takes comma or point, got ,"],
  [{ decimal: "comma", delimiter: "," }, "--decimal comma, --delimiter ,: a comma cannot be both"],
  [{ delimiter: ";;" }, '--delimiter takes one character, but no quote, or tab, got ";;"'],
  [{ delimiter: '"' }, '--delimiter takes one character, but no quote, or tab, got "\\""'],
  [{ delimiter: "" }, '--delimiter takes one character, but no quote, or tab, got ""'],
  [
    { encoding: "shiftjs" },
    "--encoding takes utf-8, utf-16le, shift_jis, euc-jp or windows-1252, got shiftjs, did you mean shift_jis?",
  ],
])("%j", (given, expected) => {
  expect(message(given)).toBe(expected);
});

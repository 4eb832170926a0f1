import { helpText, readArguments, UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { command, readOptions } from "./options.ts";

const parse = (...argv: string[]) => readOptions(readArguments(command, argv), "/home/ada");

test("the newest run, to report", () =>
  expect(parse()).toEqual({ runs: [], out: "/home/ada/report", every: 1, language: null }));

test("runs and options in any order, after a -- of pnpm", () => {
  const options = { runs: ["/home/ada/runs/a", "/b"], out: "/home/here", every: 1, language: null };
  expect(parse("--", "runs/a", "--out", "../here", "/b")).toEqual(options);
  expect(parse("--out=../here", "runs/a", "/b", "runs/../runs/a")).toEqual(options);
  expect(parse("--out=../here", "--", "runs/a", "/b")).toEqual(options);
});

test("every n-th epoch", () => expect(parse("--every", "2")).toMatchObject({ every: 2, runs: [] }));

test("help and version", () => {
  expect(parse("a", "--version")).toBe("version");
  expect(
    helpText(command)
      .split("\n")
      .every((line) => line.length <= 80),
  ).toBe(true);
});

test.each([
  [["--ou", "x"], "unknown option --ou, did you mean --out?"],
  [["-x"], "unknown option -x, --help lists all options"],
  [["--a\nb"], 'unknown option "--a\\nb", --help lists all options'],
  [["--out"], "--out needs a value, as in --out report"],
  [["--out", "--help"], "--out needs a value, as in --out report, or --out=--help if that is its name"],
  [["--out="], '--out takes the path of a folder, got ""'],
  [["--every", "--out"], "--every needs a value, as in --every 2"],
  [["--every", "0"], "--every takes a whole number from 1 to 999999, got 0"],
  [["--every=1.5"], "--every takes a whole number from 1 to 999999, got 1.5"],
  [["--every", "-1"], "--every takes a whole number from 1 to 999999, got -1"],
  [["--lang", "de"], "--lang takes en or ja, got de"],
  [["--help=1"], "--help takes no value, got 1"],
  [[""], 'RUN takes the path of a folder, got ""'],
])("%j", (argv, message) => {
  expect(() => parse(...argv)).toThrow(UsageError);
  expect(() => parse(...argv)).toThrow(message);
});

import { readArguments, UsageError } from "@dz/command-line";
import { describe, expect, it } from "vitest";
import { command, readOptions } from "./options.ts";

const read = (...args: string[]) => readOptions(readArguments(command, args), "/home/reader");

describe("readOptions", () => {
  it("takes numbers and names, with defaults for the rest", () => {
    expect(read("28", "spiral")).toEqual({
      programs: ["28", "spiral"],
      out: "/home/reader/runs/steps",
      data: null,
      seed: 0,
    });
    expect(read("--", "28").programs).toEqual(["28"]);
  });

  it("takes folders from where the reader is", () => {
    expect(read("51", "--out", "pictures", "--data=mnist", "--seed", "7")).toEqual({
      programs: ["51"],
      out: "/home/reader/pictures",
      data: "/home/reader/mnist",
      seed: 7,
    });
    expect(read("51", "--out", "/some/where").out).toBe("/some/where");
  });

  it.each([
    ["--list", "list"],
    ["--all", "all"],
  ])("takes %s", (arg, programs) => {
    expect(read(arg).programs).toBe(programs);
  });

  it.each([
    [[], "which step? give a number from 1 to 60, or --list"],
    [["--all", "3"], "give numbers, names, --list or --all, not several of these"],
    [["--all", "--list"], "give numbers, names, --list or --all, not several of these"],
    [["3", "--seed", "-1"], "--seed takes a whole number from 0 to 4294967295, got -1"],
    [["3", "--sed", "1"], "unknown option --sed, did you mean --seed?"],
    [["3", "--out="], '--out takes the path of a folder, got ""'],
    [["3", "--seed", "4294967296"], "--seed takes a whole number from 0 to 4294967295, got 4294967296"],
    [["3", "--fast"], "unknown option --fast, --help lists all options"],
  ])("refuses %j in one line", (args, message) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(message);
    expect(() => read(...args)).toThrow(/^[^\n]+$/);
  });
});

import { helpText, UsageError } from "@dz/command-line";
import { questions } from "@dz/probes";
import { expect, test } from "vitest";
import { parseWhyArguments, whyCommand } from "./why-arguments.ts";

const parse = (...argv: string[]) => parseWhyArguments(argv, "/home/ada", { LANG: "ja_JP.UTF-8" });
const refusal = (...argv: string[]): string => {
  try {
    parse(...argv);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
};

test("without options all questions are asked, in the language of the environment", () => {
  const asked = parse("runs/a");
  expect(asked).toMatchObject({ run: "/home/ada/runs/a", seeds: null, language: "ja", format: "text" });
  expect(asked !== "help" && questions.filter((each) => asked.only.includes(each))).toEqual(
    asked !== "help" && asked.only,
  );
});

test("options say which questions, how many seeds, and the language", () => {
  expect(parse("--only", "sure", "--seeds", "20", "--lang=en", "--format", "json", "/r")).toEqual({
    run: "/r",
    only: ["sure"],
    seeds: 20,
    language: "en",
    format: "json",
  });
  expect(parse("--help")).toBe("help");
});

test("what cannot be asked is refused in one line", () => {
  expect(refusal()).toBe("why takes the folder of a run, such as runs/first");
  expect(refusal("a", "b")).toBe('why takes one run, got "b" as well');
  expect(refusal("a", "--only", "shure")).toMatch(/^--only takes .*sure, got shure, did you mean sure\?$/);
  expect(refusal("a", "--only", "")).toContain('got ""');
  expect(refusal("a", "--lang", "de")).toContain("--lang takes en or ja, got de");
  for (const seeds of ["1", "1001", "x"]) {
    expect(refusal("a", "--seeds", seeds)).toBe(`--seeds takes a whole number from 2 to 1000, got ${seeds}`);
  }
});

test("the help fits 80 columns", () => {
  expect(
    Math.max(
      ...helpText(whyCommand)
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(80);
});

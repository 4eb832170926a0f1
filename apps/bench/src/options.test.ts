import { readArguments, UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { command, readOptions } from "./options.ts";
import type { Work } from "./work.ts";

const work = (name: string, jobs: string[]): Work => ({
  name,
  title: name,
  jobs: jobs.map((job) => ({ name: job, contenders: {} })),
  goals: [],
});
const works = [work("article", ["article-float32", "article-float64"]), work("add", ["add-1", "add-100"])];
const read = (...args: string[]) => readOptions(readArguments(command, args), works);
const jobsOf = (...args: string[]): string[] => read(...args).works.flatMap(({ jobs }) => jobs.map(({ name }) => name));

test("without arguments, everything three times", () => {
  expect(read()).toEqual({ epochs: null, rounds: 3, works, peers: false, json: false });
});

test("the arguments after pnpm's dashes", () => {
  const options = read("--", "--epochs", "7", "--rounds", "1", "--peers", "--json");
  expect(options).toMatchObject({ epochs: 7, rounds: 1, peers: true, json: true });
});

test("--only takes works and jobs", () => {
  expect(jobsOf("--only", "article")).toEqual(["article-float32", "article-float64"]);
  expect(jobsOf("--only", "add-1", "--only", "article-float64")).toEqual(["article-float64", "add-1"]);
  expect(read("--only", "add-1").works).toHaveLength(1);
});

test.each([
  [["--epochs", "0"], "--epochs takes a whole number from 1 to 999999, got 0"],
  [["--rounds", "many"], "--rounds takes a whole number from 1 to 999999, got many"],
  [["--only", "sub"], "--only takes article, article-float32, article-float64, add, add-1 or add-100, got sub"],
  [["--fast"], "unknown option --fast, --help lists all options"],
])("%j is refused", (args, message) => {
  expect(() => read(...args)).toThrow(new UsageError(message));
});

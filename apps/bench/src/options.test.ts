import { expect, test } from "vitest";
import { readOptions } from "./options.ts";
import type { Work } from "./work.ts";

const work = (name: string, jobs: string[]): Work => ({
  name,
  title: name,
  jobs: jobs.map((job) => ({ name: job, contenders: {} })),
  goals: [],
});
const works = [work("article", ["article-float32", "article-float64"]), work("add", ["add-1", "add-100"])];
const jobsOf = (...args: string[]): string[] =>
  readOptions(args, works).works.flatMap(({ jobs }) => jobs.map(({ name }) => name));

test("the default is all works in three rounds", () => {
  expect(readOptions([], works)).toEqual({ epochs: 100, rounds: 3, works, peers: false, json: false });
});

test("the -- of pnpm is ignored", () => {
  const options = readOptions(["--", "--epochs", "7", "--rounds", "1", "--peers", "--json"], works);
  expect(options).toMatchObject({ epochs: 7, rounds: 1, peers: true, json: true });
});

test("--only takes works and jobs", () => {
  expect(jobsOf("--only", "article")).toEqual(["article-float32", "article-float64"]);
  expect(jobsOf("--only", "add-1", "--only", "article-float64")).toEqual(["article-float64", "add-1"]);
  expect(readOptions(["--only", "add-1"], works).works).toHaveLength(1);
});

test.each([
  [["--epochs", "0"], "--epochs takes a whole number from 1, got 0"],
  [["--rounds", "many"], "--rounds takes a whole number from 1, got many"],
  [["--only", "sub"], "--only takes one of article, article-float32, article-float64, add, add-1, add-100, got sub"],
  [["--fast"], "Unknown option '--fast'"],
])("%j is refused", (args, message) => {
  expect(() => readOptions(args, works)).toThrow(message);
});

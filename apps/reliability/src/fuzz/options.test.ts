import { readArguments, UsageError } from "@dz/command-line";
import { expect, it } from "vitest";
import { command, partsOf, readOptions } from "./options.ts";
import type { Target } from "./target.ts";

const target = (name: string, share: number): Target => ({
  name,
  share,
  memory: () => 0,
  seeds: () => [],
  read: () => {},
});
const targets = [target("a", 3), target("b", 1)];
const read = (...args: string[]) => readOptions(readArguments(command, args), targets, 5, "/home/ada");

it("reads what is asked for", () => {
  expect(read()).toEqual({
    targets,
    inputs: 1_000_000,
    seed: 5,
    seconds: Number.POSITIVE_INFINITY,
    index: null,
    keep: null,
  });
  const args = "--only b --inputs 10 --seed 0 --seconds 2 --index 3 --keep found".split(" ");
  expect(read(...args)).toEqual({
    targets: [targets[1]],
    inputs: 10,
    seed: 0,
    seconds: 2,
    index: 3,
    keep: "/home/ada/found",
  });
});

it.each([
  ["--only takes a or b, got c, did you mean a?", ["--only", "c"]],
  ["--inputs takes a whole number from 1 to 1000000000000000, got 1e6", ["--inputs", "1e6"]],
  ['--seed takes a whole number from 0 to 4294967295, got ""', ["--seed", ""]],
  ["--index is the number of an input of one reader, name that with --only", ["--index", "1"]],
  ["unknown option --what, --help lists all options", ["--what"]],
])("refuses: %s", (message, args) => {
  expect(() => read(...args)).toThrow(new UsageError(message));
});

it("shares inputs out, all of them", () => {
  expect(partsOf(100, targets)).toEqual([75, 25]);
  expect(partsOf(1, targets)).toEqual([1, 0]);
  const three = [target("a", 1), target("b", 1), target("c", 1)];
  expect(partsOf(1_000_000, three).reduce((sum, part) => sum + part, 0)).toBe(1_000_000);
});

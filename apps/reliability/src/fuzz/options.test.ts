import { expect, it } from "vitest";
import { partsOf, readOptions } from "./options.ts";
import type { Target } from "./target.ts";

const target = (name: string, share: number): Target => ({
  name,
  share,
  memory: () => 0,
  seeds: () => [],
  read: () => {},
});
const targets = [target("a", 3), target("b", 1)];

it("reads what is asked for", () => {
  expect(readOptions([], targets, 5)).toEqual({
    targets,
    inputs: 1_000_000,
    seed: 5,
    seconds: Number.POSITIVE_INFINITY,
    index: null,
    keep: null,
  });
  const args = "--only b --inputs 10 --seed 0 --seconds 2 --index 3 --keep found".split(" ");
  expect(readOptions(args, targets, 5)).toEqual({
    targets: [targets[1]],
    inputs: 10,
    seed: 0,
    seconds: 2,
    index: 3,
    keep: "found",
  });
});

it.each([
  ["--only is c, expected one of a, b", ["--only", "c"]],
  ["--inputs is 1e6, expected a whole number", ["--inputs", "1e6"]],
  ["--seed is , expected a whole number", ["--seed", ""]],
  ["--index needs --only", ["--index", "1"]],
  ["Unknown option '--what'", ["--what"]],
])("refuses: %s", (message, args) => {
  expect(() => readOptions(args, targets, 5)).toThrow(message);
});

it("shares inputs out, all of them", () => {
  expect(partsOf(100, targets)).toEqual([75, 25]);
  expect(partsOf(1, targets)).toEqual([1, 0]);
  const three = [target("a", 1), target("b", 1), target("c", 1)];
  expect(partsOf(1_000_000, three).reduce((sum, part) => sum + part, 0)).toBe(1_000_000);
});

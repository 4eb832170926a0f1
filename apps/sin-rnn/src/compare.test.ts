import { UsageError } from "@dz/command-line";
import { describe, expect, test } from "vitest";
import { type Comparison, isComparison, movedTo, parseComparison } from "./compare.ts";

const context = { cwd: "/home/ada", now: new Date(2026, 0, 2, 3, 4, 5), drawSeed: () => 123 };
const parse = (...argv: string[]) => parseComparison(["compare", ...argv], context) as Comparison;

test("compare is recognized as the first argument, or after the -- of a package manager", () => {
  expect(isComparison(["compare", "--seed", "0"])).toBe(true);
  expect(isComparison(["--", "compare"])).toBe(true);
  expect(isComparison(["--out", "compare"])).toBe(false);
  expect(isComparison([])).toBe(false);
});

test("a comparison has the article's four pairs with its learning rates, and LSTM with Adam, in one folder", () => {
  const { out, runs } = parse();
  expect(out).toBe("/home/ada/runs/20260102-030405-compare");
  expect(runs.map((run) => [run.model, run.optimizer, run.lr, run.out.slice(out.length)])).toEqual([
    ["rnn", "adam", 0.001, "/rnn-adam"],
    ["rnn", "sgd", 0.00005, "/rnn-sgd"],
    ["mlp", "adam", 0.001, "/mlp-adam"],
    ["mlp", "sgd", 0.00005, "/mlp-sgd"],
    ["lstm", "adam", 0.001, "/lstm-adam"],
  ]);
});

test("a comparison passes all other options to every run", () => {
  const { out, outGiven, runs } = parse("--seed", "0", "--epochs=3", "--out", "here", "--schedule", "cosine");
  expect([out, outGiven]).toEqual(["/home/ada/here", true]);
  for (const run of runs) expect(run).toMatchObject({ seed: 0, seedGiven: true, epochs: 3, schedule: "cosine" });
});

test("a comparison draws one seed for all runs", () => {
  let draws = 0;
  const drawing = { ...context, drawSeed: () => ++draws };
  const { runs } = parseComparison(["compare"], drawing) as Comparison;
  expect(new Set(runs.map(({ seed, seedGiven }) => `${seed} ${seedGiven}`))).toEqual(new Set(["1 false"]));
});

test("movedTo moves a comparison to another folder", () => {
  expect(movedTo(parse(), "/b").runs.map(({ out }) => out)[4]).toBe("/b/lstm-adam");
});

test("compare accepts --help and --version", () => {
  expect(parse("--help")).toBe("help");
  expect(parse("--version")).toBe("version");
});

describe("wrong arguments of compare are refused in one line", () => {
  test.each([
    [["--model", "rnn"], "compare trains several models, each with its optimizers: omit --model"],
    [["--seed", "1", "--lr=0.1"], "compare trains several models, each with its optimizers: omit --lr"],
    [["--data", "a.csv"], "compare trains the article's pairs on its sine: omit --data"],
    [["--data=a.csv"], "compare trains the article's pairs on its sine: omit --data"],
    [["compare"], "unexpected argument compare, every option begins with --"],
    [["--epoch", "3"], "unknown option --epoch, did you mean --epochs?"],
  ])("%j", (argv, message) => {
    expect(() => parse(...argv)).toThrow(UsageError);
    expect(() => parse(...argv)).toThrow(message);
  });
});

import { helpText, UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { forkCommand, parseForkArguments } from "./fork-arguments.ts";

const parse = (...argv: string[]) => parseForkArguments(argv, "/home/ada");

test("takes a run, an epoch, and what shall be other", () => {
  expect(parse("runs/first", "--at", "58", "--lr", "1e-4", "--keep-best")).toEqual({
    run: "runs/first",
    folder: "/home/ada/runs/first",
    at: 58,
    given: { lr: "1e-4", "keep-best": "" },
  });
  expect(parse("--help")).toBe("help");
});

test.each([
  [[], "fork takes the folder of a run, such as runs/first"],
  [["a"], "fork needs --at EPOCH, the epoch to continue from, as in --at 58"],
  [["a", "b", "--at", "1"], 'fork takes one run, got "b" as well'],
  [["a", "--at", "0"], "--at takes a whole number from 1 to 1000000, got 0"],
  [["a", "--at", "1", "--model", "lstm"], "--model cannot be changed by a fork: the weights are those of the model"],
  [["a", "--hidden=3"], "--hidden cannot be changed by a fork: the weights have the size that the run gave them"],
  [["a", "--seed", "3"], "--seed cannot be changed by a fork: the random numbers go on where the run has left them"],
  [["a", "--precision", "float32"], "--precision cannot be changed by a fork: the weights have the precision"],
  [["a", "--data", "x.csv"], "--data cannot be changed by a fork: the data are those of the run; omit it"],
  [["a", "--horizon", "3"], "--horizon cannot be changed by a fork: the data are those of the run"],
  [["a", "--keep-predictions", "3"], "--keep-predictions cannot be changed by a fork: those of the first epochs"],
  [["a", "--resume", "x"], "--resume cannot be changed by a fork: a fork that was cut short resumes like any run"],
  [["a", "--lrr", "3"], "unknown option --lrr"],
])("%j is refused", (argv, message) => {
  expect(() => parse(...argv)).toThrow(UsageError);
  expect(() => parse(...argv)).toThrow(message);
});

test("the help fits 80 columns", () => {
  const help = helpText(forkCommand);
  expect(Math.max(...help.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(help).toContain("adam, sgd, momentum");
});

import { expect, test } from "vitest";
import { type Command, flag, takes, takesPath } from "./command.ts";
import { readArguments } from "./read-arguments.ts";
import { UsageError } from "./usage-error.ts";

const command: Command<"out" | "lr" | "keep-best"> = {
  usage: "try [options]",
  about: "Tries.",
  options: {
    out: takesPath("DIR", "runs/first", "a folder"),
    lr: takes("N", "0.001", "step size"),
    "keep-best": flag("keep the best"),
  },
};
const withOperands = { ...command, takesOperands: true };

test("what was typed, by the name of the option, and of one given twice the last", () => {
  const { given, all, operands } = readArguments(command, [
    "--",
    "--out=-x",
    "--keep-best",
    "--lr",
    ".5",
    "--lr",
    "1",
    "-h",
  ]);
  expect(given).toEqual({ out: "-x", "keep-best": "", lr: "1", help: "" });
  expect(all.filter(([name]) => name === "lr").map(([, text]) => text)).toEqual([".5", "1"]);
  expect(operands).toEqual([]);
  expect(readArguments(command, []).given).toEqual({});
  expect(readArguments(command, ["--"]).given).toEqual({});
});

test("arguments without dashes, among the options and after --, if the command has any", () => {
  const { given, operands } = readArguments(withOperands, ["a", "--lr", "1", "b", "--", "--out"]);
  expect([given, operands]).toEqual([{ lr: "1" }, ["a", "b", "--out"]]);
});

test.each([
  [["--kepbest"], "unknown option --kepbest, did you mean --keep-best?"],
  [["--learning-rate=1"], "unknown option --learning-rate, --help lists all options"],
  [["-xyz"], "unknown option -xyz, --help lists all options"],
  [["-l"], "unknown option -l, did you mean --lr?"],
  [["--a\nb"], 'unknown option "--a\\nb", --help lists all options'],
  [["--toString"], "unknown option --toString, --help lists all options"],
  [["first"], "unexpected argument first, every option begins with --"],
  [["--lr", "1", "--"], "unexpected --, it may only stand before the options"],
  [["--keep-best=yes"], "--keep-best takes no value, got yes"],
  [["--help="], '--help takes no value, got ""'],
  [["--lr"], "--lr needs a value, as in --lr 0.001"],
  [["--lr", "--out"], "--lr needs a value, as in --lr 0.001"],
  [["--out", "--lr", "1"], "--out needs a value, as in --out runs/first, or --out=--lr if that is its name"],
])("%j", (argv, message) => {
  expect(() => readArguments(command, argv)).toThrow(new UsageError(message));
});

import { resolve } from "node:path";
import { type Arguments, type Command, flag, path, seedIn, takes, takesPath, UsageError } from "@dz/command-line";

/** The options of the command. */
export interface Options {
  /** Numbers of steps and names of examples; "all" for all steps, "list" for a list. */
  readonly programs: readonly string[] | "all" | "list";
  /** The absolute path of the folder for pictures. */
  readonly out: string;
  /** The absolute path of the reader's data, or null. */
  readonly data: string | null;
  readonly seed: number;
}

/** The names of the options. */
export type Name = "list" | "all" | "out" | "data" | "seed";

/** The command. */
export const command: Command<Name> = {
  usage:
    "npx --yes pnpm@12 --filter steps start NUMBER|NAME... [options]\n" +
    "npx --yes pnpm@12 --filter steps start --list | --all",
  about:
    "Runs steps of the book and examples. NUMBER is a step, 1 to 60; NAME is an example, such as spiral. What they draw " +
    "is written as pictures.",
  takesOperands: true,
  options: {
    list: flag("print the number, title and idea of each"),
    all: flag("run all steps, go on after a failure, and end with 1 if there was one"),
    out: takesPath("DIR", "pictures", "where pictures go (runs/steps)"),
    data: takesPath("DIR", "mnist", "a folder with the four files of MNIST, for steps 51 to 53"),
    seed: takes("N", "7", "the seed before each program, 0 to 4294967295 (0)"),
  },
  foot: "Exit codes: 0 done, 1 a program failed, 2 wrong arguments.",
};

/** The options from the arguments of the command; relative paths start at `cwd`. Throws {@link UsageError}. */
export function readOptions({ given, operands }: Arguments<Name>, cwd: string): Options {
  const chosen = (["list", "all"] as const).filter((name) => given[name] !== undefined);
  if (chosen.length + Math.min(operands.length, 1) > 1) {
    throw new UsageError("give numbers, names, --list or --all, not several of these");
  }
  if (chosen.length + operands.length === 0) {
    throw new UsageError("which step? give a number from 1 to 60, or --list");
  }
  return {
    programs: chosen[0] ?? operands,
    out: path("out", given, cwd) ?? resolve(cwd, "runs/steps"),
    data: path("data", given, cwd),
    seed: seedIn(given) ?? 0,
  };
}

import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** What the command is to do. */
export interface Options {
  /** Numbers of steps and names of examples; all steps for "all", a list for "list". */
  readonly programs: readonly string[] | "all" | "list" | "help";
  /** The absolute path of the folder for pictures. */
  readonly out: string;
  /** The absolute path of the reader's data, or null. */
  readonly data: string | null;
  readonly seed: number;
}

/** Arguments that are wrong; the message is one line. */
export class UsageError extends Error {}

export const helpText = `usage: npx --yes pnpm@12 --filter steps start NUMBER|NAME... [--out DIR] [--data DIR] [--seed N]
       npx --yes pnpm@12 --filter steps start --list | --all

  NUMBER      runs a step of the book, 1 to 60
  NAME        runs an example, such as spiral
  --list      prints the number, title and idea of each
  --all       runs all steps, goes on after a failure, and ends with 1 if there was one
  --out DIR   where pictures go, runs/steps if absent
  --data DIR  a folder with the four files of MNIST, for steps 51 to 53
  --seed N    the seed before each program, 0 if absent
`;

/** Reads the arguments of the command; relative paths begin at `cwd`. Throws {@link UsageError}. */
export function readOptions(args: readonly string[], cwd: string): Options {
  const { values, positionals } = parse(args);
  const { seed = "0" } = values;
  if (!/^\d{1,10}$/.test(seed) || Number(seed) >= 2 ** 32) {
    throw new UsageError(`--seed takes a whole number from 0 to ${2 ** 32 - 1}, got ${seed}`);
  }
  const chosen = [values.list && "list", values.all && "all", values.help && "help"].filter(Boolean);
  if (chosen.length + Math.min(positionals.length, 1) > 1) {
    throw new UsageError("give numbers, names, --list or --all, not several of these");
  }
  if (chosen.length + positionals.length === 0)
    throw new UsageError("which step? give a number from 1 to 60, or --list");
  return {
    programs: (chosen[0] as "all" | "list" | "help" | undefined) ?? positionals,
    out: resolve(cwd, values.out ?? "runs/steps"),
    data: values.data === undefined ? null : resolve(cwd, values.data),
    seed: Number(seed),
  };
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const options = { list: flag, all: flag, out: text, data: text, seed: text, help: { ...flag, short: "h" } } as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: args.filter((arg) => arg !== "--"), options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\. |\n/)[0]);
  }
}

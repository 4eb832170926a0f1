import {
  type Arguments,
  type Command,
  choice,
  path,
  seedIn,
  takes,
  takesPath,
  UsageError,
  whole,
} from "@dz/command-line";
import type { Target } from "./target.ts";

/** What is asked for on the command line. */
export interface Options {
  readonly targets: readonly Target[];
  /** Over all targets, shared out among them. */
  readonly inputs: number;
  readonly seed: number;
  /** Over all targets. */
  readonly seconds: number;
  /** One input of one target, to look at it again. */
  readonly index: number | null;
  /** The folder for inputs that are findings. */
  readonly keep: string | null;
}

/** The names of the options. */
export type Name = "inputs" | "seed" | "only" | "seconds" | "index" | "keep";

/** The command. */
export const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial fuzz [options]",
  about: "Gives every reader of files mutants of good and bad ones. A reader may read, or refuse with an error of dz.",
  options: {
    inputs: takes("N", "1000", "how many, shared out among the readers (default 1000000)"),
    seed: takes("N", "7", "where the random numbers begin, 0 to 4294967295 (default drawn)"),
    only: takes("NAME", "npz", "one reader (default all)"),
    seconds: takes("S", "60", "end after about this time, shared out among the readers (default never)"),
    index: takes("I", "12", "one input again, by its number; with --only and --seed"),
    keep: takesPath("DIR", "found", "a folder for the inputs that are findings"),
  },
  foot: "Exit codes: 0 nothing found, 1 something was, 2 a mistake in the call.",
};

/** The most inputs, and seconds, that may be asked for. */
const MOST = 1e15;

/**
 * What the arguments ask for, of these targets, with `seed` if they give none; a relative path begins in `cwd`. Throws
 * `UsageError`.
 */
export function readOptions(
  { given }: Arguments<Name>,
  targets: readonly Target[],
  seed: number,
  cwd: string,
): Options {
  const only = choice(
    "only",
    given,
    targets.map(({ name }) => name),
    null,
  );
  if (given.index !== undefined && only === null) {
    throw new UsageError("--index is the number of an input of one reader, name that with --only");
  }
  return {
    targets: targets.filter(({ name }) => only === null || name === only),
    inputs: whole("inputs", given, 1, MOST) ?? 1_000_000,
    seed: seedIn(given) ?? seed,
    seconds: whole("seconds", given, 1, MOST) ?? Number.POSITIVE_INFINITY,
    index: whole("index", given, 0, MOST),
    keep: path("keep", given, cwd),
  };
}

/** How many of a number of inputs each target gets, by their shares; all together are the number. */
export function partsOf(total: number, targets: readonly Target[]): number[] {
  const all = targets.reduce((sum, { share }) => sum + share, 0);
  let shares = 0;
  return targets.map(({ share }) => {
    const before = Math.round((total * shares) / all);
    shares += share;
    return Math.round((total * shares) / all) - before;
  });
}

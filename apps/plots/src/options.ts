import { resolve } from "node:path";
import {
  type Arguments,
  type Command,
  choice,
  flag,
  path,
  takes,
  takesPath,
  UsageError,
  whole,
} from "@dz/command-line";
import { type Language, languages } from "@dz/probes";

/** The options of the command. */
export interface Options {
  /** The absolute paths of the runs; none for the newest. */
  readonly runs: readonly string[];
  /** The absolute path of the folder of the report. */
  readonly out: string;
  /** The animations show every n-th epoch, and the last. */
  readonly every: number;
  /** The language of the answers of runs, or null for that of the locale. */
  readonly language: Language | null;
}

/** The names of its options. */
export type Name = "out" | "every" | "lang" | "version";

/** The command. */
export const command: Command<Name> = {
  usage: "npx --yes pnpm@12 --filter plots start [RUN ...] [options]",
  about:
    "Makes a report with figures of the runs of sin-rnn. RUN is a run folder, or a folder of run folders as sin-rnn " +
    "compare makes it; without one it is the newest in runs.",
  takesOperands: true,
  options: {
    out: takesPath(
      "DIR",
      "report",
      "folder for the report; an earlier report there is replaced, a folder with anything else is refused (report)",
    ),
    every: takes("N", "2", "show every N-th epoch in the animations, for smaller files (1)"),
    lang: takes(
      "NAME",
      "ja",
      "language of the answers of why, en or ja (LC_ALL, LC_MESSAGES or LANG decide, otherwise en)",
    ),
    version: flag("print the version"),
  },
  foot:
    "Exit codes: 0 done, 1 some run could not be read or drawn or a file not be written, 2 wrong options, or no run " +
    "is there.",
};

/** The options from the arguments of the command; relative paths start at `cwd`. Throws {@link UsageError}. */
export function readOptions({ given, operands }: Arguments<Name>, cwd: string): Options | "version" {
  if (given.version !== undefined) return "version";
  if (operands.includes("")) throw new UsageError('RUN takes the path of a folder, got ""');
  return {
    runs: [...new Set(operands.map((run) => resolve(cwd, run)))],
    out: path("out", given, cwd) ?? resolve(cwd, "report"),
    every: whole("every", given, 1, 999_999) ?? 1,
    language: given.lang === undefined ? null : choice("lang", given, languages, "en"),
  };
}

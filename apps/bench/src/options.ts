import { type Arguments, type Command, flag, oneOf, takes, whole } from "@dz/command-line";
import type { Job, Work } from "./work.ts";

/** The names of the options. */
export type Name = "only" | "peers" | "rounds" | "epochs" | "json";

/** The command. */
export const command: Command<Name> = {
  usage: "npx --yes pnpm@12 bench [options]",
  about:
    "Measures dz beside loops written by hand and, with --peers, beside other libraries, in one run. Contenders take " +
    "turns, each job in a process of its own.",
  options: {
    only: takes("NAME", "article", "a work or one of its jobs, several if it is given several times (default all)"),
    peers: flag("also DeZero, PyTorch, C++, tfjs and jax-js, as far as they are there"),
    rounds: takes("N", "3", "how often everything is measured (default 3)"),
    epochs: takes("N", "100", "epochs of the jobs that have them (default 100; 50 and 200 in forecast)"),
    json: flag("one JSON object on standard output and nothing else"),
  },
  foot: "Only the ratios say something: the values are those of the machine and of what else it does.",
};

/** What the command line says. */
export interface Options {
  /** Null for those of each job. */
  readonly epochs: number | null;
  readonly rounds: number;
  /** The works with their chosen jobs; works without any are omitted. */
  readonly works: readonly Work[];
  readonly peers: boolean;
  readonly json: boolean;
}

/** The jobs that `--only` names, by their own names or by that of their work; all if it names none. */
function choose(works: readonly Work[], only: readonly string[]): Work[] {
  const known = [...new Set(works.flatMap(({ name, jobs }) => [name, ...jobs.map((job) => job.name)]))];
  for (const name of only) oneOf("--only", name, known);
  const chosen = (work: Work, job: Job): boolean =>
    only.length === 0 || only.includes(work.name) || only.includes(job.name);
  return works
    .map((work) => ({ ...work, jobs: work.jobs.filter((job) => chosen(work, job)) }))
    .filter(({ jobs }) => jobs.length > 0);
}

/** What the arguments of the command ask for. Throws `UsageError`. */
export function readOptions({ given, all }: Arguments<Name>, works: readonly Work[]): Options {
  return {
    epochs: whole("epochs", given, 1, 999_999) ?? null,
    rounds: whole("rounds", given, 1, 999_999) ?? 3,
    works: choose(
      works,
      all.filter(([name]) => name === "only").map(([, text]) => text),
    ),
    peers: given.peers !== undefined,
    json: given.json !== undefined,
  };
}

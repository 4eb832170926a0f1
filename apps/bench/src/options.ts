import { parseArgs } from "node:util";
import type { Job, Work } from "./work.ts";

/** The options of the command line. */
export interface Options {
  readonly epochs: number;
  readonly rounds: number;
  /** The works with their chosen jobs; works without any are omitted. */
  readonly works: readonly Work[];
  readonly peers: boolean;
  readonly json: boolean;
}

function wholeNumber(text: string, option: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`${option} takes a whole number from 1, got ${text}`);
  return Number(text);
}

/** The jobs that `--only` names, directly or by their work (default: all). */
function choose(works: readonly Work[], only: readonly string[]): Work[] {
  const known = new Set(works.flatMap(({ name, jobs }) => [name, ...jobs.map((job) => job.name)]));
  const unknown = only.find((name) => !known.has(name));
  if (unknown !== undefined) throw new Error(`--only takes one of ${[...known].join(", ")}, got ${unknown}`);
  const chosen = (work: Work, job: Job): boolean =>
    only.length === 0 || only.includes(work.name) || only.includes(job.name);
  return works
    .map((work) => ({ ...work, jobs: work.jobs.filter((job) => chosen(work, job)) }))
    .filter(({ jobs }) => jobs.length > 0);
}

/** Reads the arguments; throws an error of one line for wrong ones. */
export function readOptions(args: readonly string[], works: readonly Work[]): Options {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      epochs: { type: "string", default: "100" },
      rounds: { type: "string", default: "3" },
      only: { type: "string", multiple: true, default: [] },
      peers: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  return {
    epochs: wholeNumber(values.epochs, "--epochs"),
    rounds: wholeNumber(values.rounds, "--rounds"),
    works: choose(works, values.only),
    peers: values.peers,
    json: values.json,
  };
}

import { join } from "node:path";
import type { Command } from "./execute.ts";
import { DZ, DZ_THREADS, ONE_FORM, PLAIN } from "./names.ts";
import type { Job } from "./work.ts";

/** Runs jobs, each in a separate process. */
export interface Contender {
  readonly name: string;
  has(job: Job): boolean;
  command(job: Job, epochs: number): Command;
}

/**
 * The flags of the article's program. V8 may otherwise double its young generation after some hundred epochs, which
 * costs 17 MiB without a benefit here; and it may start as many threads as the machine has room for beside the program,
 * not always four, which compete with it on two cores.
 */
const NODE = ["--max-semi-space-size=8", "--v8-pool-size=0", "--conditions=@dz/source"];

/** The contenders of this program. */
export const ownContenders: readonly Contender[] = [DZ, DZ_THREADS, ONE_FORM, PLAIN].map((name) => ({
  name,
  has: (job) => Object.hasOwn(job.contenders, name),
  command: (job, epochs) => ({
    file: process.execPath,
    args: [...NODE, join(import.meta.dirname, "run.ts"), name, job.name, String(epochs)],
  }),
}));

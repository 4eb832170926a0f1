import { join } from "node:path";
import type { Command } from "./execute.ts";
import { DZ, DZ_THREADS, PLAIN } from "./names.ts";
import type { Job } from "./work.ts";

/** Somebody who can do jobs, in a process of his own. */
export interface Contender {
  readonly name: string;
  has(job: Job): boolean;
  command(job: Job, epochs: number): Command;
}

/**
 * As the program of the article is started. V8 may double its young generation once after some hundred epochs, which costs
 * 17 MiB and gains nothing here; and of its threads there are as many as the machine has room for beside the program, not
 * always four, which take turns with it where there are two cores.
 */
const NODE = ["--max-semi-space-size=8", "--v8-pool-size=0", "--conditions=@dz/source"];

/** The contenders that are part of this program. */
export const ownContenders: readonly Contender[] = [DZ, DZ_THREADS, PLAIN].map((name) => ({
  name,
  has: (job) => Object.hasOwn(job.contenders, name),
  command: (job, epochs) => ({
    file: process.execPath,
    args: [...NODE, join(import.meta.dirname, "run.ts"), name, job.name, String(epochs)],
  }),
}));

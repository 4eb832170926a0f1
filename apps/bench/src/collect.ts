import type { Contender } from "./contender.ts";
import { execute } from "./execute.ts";
import type { Sample } from "./results.ts";
import type { Work } from "./work.ts";

/** The epochs of a job that does not say. */
const EPOCHS = 100;

interface CollectOptions {
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  /** The epochs of all jobs; null for those of each job. */
  readonly epochs: number | null;
  /** Called with what is about to run. */
  readonly progress: (line: string) => void;
  /** Called with what failed, and why. */
  readonly failure: (line: string) => void;
}

/**
 * Runs all jobs of a work: in each round, every job by all contenders in turn. A failure is reported once, and a
 * contender that failed without measuring anything is not run again.
 */
export async function collect(work: Work, options: CollectOptions): Promise<Sample[]> {
  const samples: Sample[] = [];
  const failed = new Set<string>();
  const useless = new Set<string>();
  for (let round = 0; round < options.rounds; round++) {
    for (const job of work.jobs) {
      for (const contender of options.contenders) {
        const pair = `${job.name}, ${contender.name}`;
        if (!contender.has(job) || useless.has(pair)) continue;
        options.progress(`round ${round + 1} of ${options.rounds}: ${pair}`);
        const { values, failure } = await execute(contender.command(job, options.epochs ?? job.epochs ?? EPOCHS));
        samples.push(...values.map((value) => ({ ...value, job: job.name, contender: contender.name, round })));
        if (failure === undefined) continue;
        if (!failed.has(pair)) options.failure(`${pair}: ${failure}`);
        failed.add(pair);
        if (values.length === 0) useless.add(pair);
      }
    }
  }
  return samples;
}

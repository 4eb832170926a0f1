/** A training that is ready to go on: from its beginning, or from where its run folder ends. */
import { BestWeights } from "@dz/optimizers";
import { type ResumedRun, RunError, type RunWriter, scanRun } from "@dz/runs";
import { betterEpoch } from "./best-epoch.ts";
import { loadState } from "./checkpoint/job-state.ts";
import { createJob, type Job } from "./job.ts";
import type { Options } from "./options.ts";
import type { EpochNumbers } from "./train.ts";

/** What is needed to go on. */
export interface Training {
  readonly options: Options;
  readonly writer: RunWriter;
  readonly job: Job;
  /** The weights of the best epoch, if they are asked for. */
  readonly kept: BestWeights | null;
  /** The last epoch that is complete, and the best of all; null before the first. */
  readonly last: EpochNumbers | null;
  readonly best: EpochNumbers | null;
  /** The time that the epochs so far have taken. */
  readonly seconds: number;
  /** The state after the last epoch; null before the first. */
  readonly state: Uint8Array | null;
}

/** A training in a new folder. */
export function newTraining(options: Options, writer: RunWriter): Training {
  return { options, writer, ...jobOf(options), last: null, best: null, seconds: 0, state: null };
}

/** A training that goes on in its folder. Throws {@link RunError} if its checkpoint cannot be used; the writer is closed. */
export function resumedTraining(options: Options, { writer, checkpoint }: ResumedRun): Training {
  try {
    if (checkpoint === null) return newTraining(options, writer);
    const { epoch, bytes } = checkpoint;
    const { job, kept } = jobOf(options);
    const where = `run folder ${writer.folder}: the checkpoint of epoch ${epoch} is none of this run`;
    const saved = loadState(bytes, job, kept, where);
    if (saved !== epoch) throw new RunError(`${where}: it is that of epoch ${saved}`);
    return { options, writer, job, kept, ...pastOf(writer.folder), state: bytes };
  } catch (error) {
    writer.close();
    throw error;
  }
}

function jobOf(options: Options): Pick<Training, "job" | "kept"> {
  const job = createJob(options);
  return { job, kept: options.keepBest ? new BestWeights(job.model) : null };
}

/** What a run folder with epochs says of them, in the memory of one of them. */
function pastOf(folder: string): Pick<Training, "last" | "best" | "seconds"> {
  let last: EpochNumbers | null = null;
  let best: EpochNumbers | null = null;
  let seconds = 0;
  scanRun(folder, ({ epoch, trainLoss, testLoss, gradNorm = Number.NaN, seconds: taken }) => {
    last = { epoch, trainLoss, testLoss, gradNorm, seconds: taken };
    best = betterEpoch(best, last);
    seconds += taken;
  });
  return { last, best, seconds };
}

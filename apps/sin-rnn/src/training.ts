/** A training that is ready to run: new, or resumed from its run folder. */
import { StateError } from "@dz/ndarray";
import { BestWeights } from "@dz/optimizers";
import { type ResumedRun, RunError, type RunWriter, scanRun } from "@dz/runs";
import { createJob, type EpochNumbers, type Job, loadState } from "@dz/training";
import { betterEpoch } from "./best-epoch.ts";
import type { Options } from "./options.ts";
import type { SeriesTask } from "./series/series-task.ts";

/** The state of a training that is ready to run. */
export interface Training {
  readonly options: Options;
  readonly writer: RunWriter;
  readonly job: Job;
  /** The series that is learned; null for the sine. */
  readonly series: SeriesTask | null;
  /** The weights of the best epoch, with --keep-best and for a series. */
  readonly kept: BestWeights | null;
  /** The last complete epoch, and the best one; null before the first. */
  readonly last: EpochNumbers | null;
  readonly best: EpochNumbers | null;
  /** The time that the epochs so far have taken, in seconds. */
  readonly seconds: number;
  /** The state after the last epoch; null before the first. */
  readonly state: Uint8Array | null;
}

/** A training in a new folder, of a series or (default null) of the sine. */
export function newTraining(options: Options, writer: RunWriter, series: SeriesTask | null = null): Training {
  return { options, writer, series, ...jobOf(options, series), last: null, best: null, seconds: 0, state: null };
}

/** A resumed training. Throws {@link RunError} if its checkpoint is not usable; the writer is closed then. */
export function resumedTraining(
  options: Options,
  { writer, checkpoint }: Pick<ResumedRun, "writer" | "checkpoint">,
  series: SeriesTask | null = null,
): Training {
  try {
    if (checkpoint === null) return newTraining(options, writer, series);
    const { epoch, bytes } = checkpoint;
    const { job, kept } = jobOf(options, series);
    const where = `run folder ${writer.folder}: the checkpoint of epoch ${epoch} is none of this run`;
    const saved = epochOf(bytes, job, kept, where);
    if (saved !== epoch) throw new RunError(`${where}: it is that of epoch ${saved}`);
    return { options, writer, series, job, kept, ...pastOf(writer.folder), state: bytes };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** Restores a job from a state; the epoch of that. Throws {@link RunError}, which begins with `where`, for one of another job. */
function epochOf(bytes: Uint8Array, job: Job, kept: BestWeights | null, where: string): number {
  try {
    return loadState(bytes, job, kept, where);
  } catch (error) {
    throw error instanceof StateError ? new RunError(error.message) : error;
  }
}

/** A new job, and what keeps the weights of its best epoch. */
export function jobOf(options: Options, series: SeriesTask | null): Pick<Training, "job" | "kept"> {
  const job = series === null ? createJob(options) : series.createJob(options);
  return { job, kept: options.keepBest || series !== null ? new BestWeights(job.model) : null };
}

/** The past epochs of a run folder, read with only one of them in memory at a time. */
function pastOf(folder: string): Pick<Training, "last" | "best" | "seconds"> {
  let last: EpochNumbers | null = null;
  let best: EpochNumbers | null = null;
  let seconds = 0;
  scanRun(folder, ({ gradNorm = Number.NaN, ...metrics }) => {
    const { epoch, trainLoss, testLoss, validLoss, seconds: taken } = metrics;
    const valid = validLoss === undefined ? {} : { validLoss };
    last = { epoch, trainLoss, testLoss, ...valid, gradNorm, seconds: taken };
    best = betterEpoch(best, last);
    seconds += taken;
  });
  return { last, best, seconds };
}

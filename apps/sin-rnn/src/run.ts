import { setImmediate } from "node:timers/promises";
import { config } from "@dz/core";
import { heldOutLoss } from "@dz/runs";
import { copyState, type EpochNumbers, loadState, type State } from "@dz/training";
import { betterEpoch } from "./best-epoch.ts";
import { Checkpoints } from "./checkpoint/checkpoints.ts";
import type { Reporter, Summary } from "./reporter.ts";
import type { SeriesResults } from "./series/series-results.ts";
import type { Training } from "./training.ts";

/** The maximum time in which training does not yield to signals ... */
const BREATH_MS = 100;

/** ... and to a checkpoint that is being written, which needs a turn after each of its few syncs. */
const WRITING_BREATH_MS = 10;

/** Commands for the user. */
export interface Commands {
  /** Repeats the run. */
  readonly again: string;
  /** Resumes the run if it was interrupted. */
  readonly resume: string;
}

/**
 * Trains, calls the reporter, and writes the run folder, which it closes. Resolves to false if `interrupted` became
 * true before all epochs were complete; the folder then has the complete epochs, a checkpoint and the weights after the
 * last of them, and can be resumed. With `keepBest` and for a series, the weights and the reported predictions are those of
 * the best epoch; without a finite loss, those of the last. A series also ends when `earlyStopping` epochs in a row were
 * no better than the best.
 */
export async function run(
  training: Training,
  commands: Commands,
  reporter: Reporter,
  interrupted: () => boolean,
): Promise<boolean> {
  const start = performance.now();
  const { options, writer, job, kept, series } = training;
  let { last, best } = training;
  let state: State | null = training.state === null ? null : { bytes: () => training.state as Uint8Array };
  let predictions: Float64Array | null = null; // of the last epoch
  let results: SeriesResults | null = null;
  const first = (last?.epoch ?? 0) + 1;
  const checkpoints = new Checkpoints(writer, options.checkpointEvery, first - 1);
  // The weights that are kept say of which epoch they are: a fork may have begun to keep them later than with epoch 1.
  const savedEpoch = (): number => {
    const { best: value = null, bestAt = 0, count = 0 } = kept?.getState() ?? {};
    return (last?.epoch ?? 0) - (value === null ? 0 : count - bestAt);
  };
  const summary = (resume: string | null): Summary => ({
    epochs: last?.epoch ?? 0,
    bestEpoch: best?.epoch ?? 0,
    judgedBy: series === null ? "test" : "validation",
    bestLoss: best === null ? Number.NaN : heldOutLoss(best),
    savedEpoch: savedEpoch(),
    trainLoss: last?.trainLoss ?? Number.NaN,
    lastLoss: last === null ? Number.NaN : heldOutLoss(last),
    seconds: training.seconds + (performance.now() - start) / 1000,
    folder: writer.folder,
    again: commands.again,
    resume,
  });

  try {
    reporter.start(options, writer.folder, last, series?.about ?? null);
    config.detectAnomaly = options.detectAnomaly; // not scoped: the training yields, and other code runs in between
    let breath = performance.now();
    for (const result of ends(last, kept, options) ? [] : job.train(first)) {
      if (result !== null) {
        const { epoch } = result;
        const keeps = epoch % options.keepPredictions === 0 || epoch === options.epochs;
        writer.append(result, keeps ? result.predictions : null);
        const { predictions: row, ...numbers } = result;
        predictions = row;
        last = numbers;
        best = betterEpoch(best, numbers);
        kept?.update(heldOutLoss(numbers));
        state = copyState(job, kept, epoch);
        if (options.keepCheckpoints !== null && epoch % options.keepCheckpoints === 0) {
          writer.keepCheckpoint(state.bytes());
        }
        const ended = ends(last, kept, options);
        if (!ended) checkpoints.epochEnded(epoch, state);
        reporter.epoch(result);
        if (ended) break;
      }
      if (performance.now() - breath > (checkpoints.isWriting ? WRITING_BREATH_MS : BREATH_MS)) {
        await setImmediate(); // lets signals be handled, and checkpoints go on
        breath = performance.now();
        checkpoints.check();
      }
      if (interrupted()) break;
    }
    await checkpoints.abandon(); // the end of the run, or a checkpoint of its last epoch, takes its place
    checkpoints.check();
    const finished = ends(last, kept, options);
    if (last !== null && state !== null) {
      if (!finished) {
        checkpoints.write(last.epoch, state);
        loadState(state.bytes(), job, kept, "run"); // discards the updates of an incomplete epoch
      }
      if (kept !== null && kept.best !== null) kept.restore();
      // A run without a finite loss has nothing to be judged by.
      if (finished && series !== null && best !== null && !Number.isNaN(heldOutLoss(best))) {
        results = series.results(job, options, savedEpoch());
        writer.saveFile("backtest", results.files.backtest);
        writer.saveFile("forecast", results.files.forecast);
      }
      writer.saveWeights(job.model.saveWeights(), { finished });
    }
    if (last === null || !finished) {
      reporter.interrupted(summary(commands.resume));
      return false;
    }
    // Predictions of an earlier epoch are recomputed from its weights, since not all are kept.
    const shown = savedEpoch() === last.epoch && predictions !== null ? predictions : job.predictions();
    reporter.finish(summary(null), shown, job.target, results);
    return true;
  } catch (error) {
    await checkpoints.abandon();
    try {
      if (last !== null && state !== null) checkpoints.write(last.epoch, state);
    } catch {} // the first error is the one to report
    try {
      writer.close();
    } catch {}
    reporter.failed();
    throw error;
  } finally {
    config.detectAnomaly = false;
    writer.close();
  }
}

/** Whether a training is complete after an epoch: it was the last one, or too many in a row were no better than the best. */
export function ends(
  last: Pick<EpochNumbers, "epoch"> | null,
  kept: Training["kept"],
  { epochs, series }: Training["options"],
): boolean {
  if (last === null) return false;
  const patience = series?.earlyStopping ?? null;
  const { count, bestAt } = kept?.getState() ?? { count: 0, bestAt: 0 };
  return last.epoch === epochs || (patience !== null && count - bestAt > patience);
}

import { setImmediate } from "node:timers/promises";
import { config } from "@dz/core";
import { betterEpoch } from "./best-epoch.ts";
import { loadState, saveState } from "./checkpoint/job-state.ts";
import type { Reporter, Summary } from "./reporter.ts";
import { testModel, train } from "./train.ts";
import type { Training } from "./training.ts";

/** How long a training may keep the program from noticing Ctrl-C. */
const BREATH_MS = 100;

/** What the user may type. */
export interface Commands {
  /** Does the same again. */
  readonly again: string;
  /** Goes on if it was interrupted. */
  readonly resume: string;
}

/**
 * Trains, tells the reporter, and writes the run folder, which it closes. Resolves to false if `interrupted` became true
 * before all epochs were complete; then those that are complete are in the folder with a checkpoint and the weights after
 * the last of them, and the run can go on. With `keepBest` the weights, and the predictions that the reporter shows, are
 * those of the best epoch; if no loss was a number, those of the last.
 */
export async function run(
  training: Training,
  commands: Commands,
  reporter: Reporter,
  interrupted: () => boolean,
): Promise<boolean> {
  const start = performance.now();
  const { options, writer, job, kept } = training;
  let { last, best, state } = training;
  let predictions: Float64Array | null = null; // those of the last epoch
  let durable = last?.epoch ?? 0;
  const saved = (): typeof last => (kept !== null && best !== null && !Number.isNaN(best.testLoss) ? best : last);
  const summary = (resume: string | null): Summary => ({
    epochs: last?.epoch ?? 0,
    bestEpoch: best?.epoch ?? 0,
    bestTestLoss: best?.testLoss ?? Number.NaN,
    savedEpoch: saved()?.epoch ?? 0,
    trainLoss: last?.trainLoss ?? Number.NaN,
    testLoss: last?.testLoss ?? Number.NaN,
    seconds: training.seconds + (performance.now() - start) / 1000,
    folder: writer.folder,
    again: commands.again,
    resume,
  });

  try {
    reporter.start(options, writer.folder, last);
    config.detectAnomaly = options.detectAnomaly; // no scope: the training yields, and others run in between
    let breath = performance.now();
    for (const result of train(job, durable + 1)) {
      if (result !== null) {
        const { epoch, testLoss } = result;
        const keeps = epoch % options.keepPredictions === 0 || epoch === options.epochs;
        writer.append(result, keeps ? result.predictions : null);
        const { predictions: row, ...numbers } = result;
        predictions = row;
        last = numbers;
        best = betterEpoch(best, numbers);
        kept?.feed(testLoss);
        state = saveState(job, kept, epoch);
        if (epoch % options.checkpointEvery === 0 && epoch < options.epochs) {
          writer.checkpoint(state);
          durable = epoch;
        }
        reporter.epoch(result);
      }
      if (performance.now() - breath > BREATH_MS) {
        await setImmediate(); // lets a signal in
        breath = performance.now();
      }
      if (interrupted()) break;
    }
    const finished = last?.epoch === options.epochs;
    if (last !== null && state !== null) {
      if (!finished) {
        if (durable < last.epoch) writer.checkpoint(state);
        loadState(state, job, kept, "run"); // takes back the updates of an epoch that is not complete
      }
      if (kept !== null && kept.best !== null) kept.restore();
      writer.saveWeights(job.model.saveWeights(), { finished });
    }
    if (last === null || !finished) {
      reporter.interrupted(summary(commands.resume));
      return false;
    }
    // Those of an earlier epoch are made again, by its weights, since not all are kept.
    const shown =
      saved() === last && predictions !== null ? predictions : testModel(job.model, job.testSet).predictions;
    reporter.finish(summary(null), shown, job.testSet.ts().toTypedArray() as Float64Array);
    return true;
  } catch (error) {
    reporter.failed();
    throw error;
  } finally {
    config.detectAnomaly = false;
    writer.close();
  }
}

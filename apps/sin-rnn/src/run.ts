import { setImmediate } from "node:timers/promises";
import { BestWeights } from "@dz/optimizers";
import type { RunWriter } from "@dz/runs";
import { createJob } from "./job.ts";
import type { Options } from "./options.ts";
import type { Reporter, Summary } from "./reporter.ts";
import { type Epoch, train } from "./train.ts";

/** How long a training may keep the program from noticing Ctrl-C. */
const BREATH_MS = 100;

/**
 * Trains as the options say, tells the reporter, and writes the run folder, which it closes. `again` is the command that
 * does the same. Resolves to false if `interrupted` became true; then what was complete is in the folder, the weights
 * included. With `keepBest` the weights, and the predictions that the reporter shows, are those of the best epoch; if
 * no loss was a number, those of the last.
 */
export async function run(
  options: Options,
  again: string,
  writer: RunWriter,
  reporter: Reporter,
  interrupted: () => boolean,
): Promise<boolean> {
  const start = performance.now();
  let best: Epoch | null = null;
  let last: Epoch | null = null;
  const saved = (): Epoch | null => (options.keepBest && best !== null && !Number.isNaN(best.testLoss) ? best : last);
  const summary = (): Summary => ({
    epochs: last?.epoch ?? 0,
    bestEpoch: best?.epoch ?? 0,
    bestTestLoss: best?.testLoss ?? Number.NaN,
    savedEpoch: saved()?.epoch ?? 0,
    trainLoss: last?.trainLoss ?? Number.NaN,
    testLoss: last?.testLoss ?? Number.NaN,
    seconds: (performance.now() - start) / 1000,
    folder: writer.folder,
    again,
  });

  try {
    reporter.start(options, writer.folder);
    const job = createJob(options);
    const kept = new BestWeights(job.model);
    let breath = performance.now();
    for (const result of train(job)) {
      if (result !== null) {
        writer.append(result, result.predictions);
        reporter.epoch(result);
        last = result;
        if (best === null || Number.isNaN(best.testLoss) || result.testLoss < best.testLoss) best = result;
        if (options.keepBest) kept.feed(result.testLoss);
      }
      if (performance.now() - breath > BREATH_MS) {
        await setImmediate(); // lets a signal in
        breath = performance.now();
      }
      if (interrupted()) break;
    }
    if (options.keepBest && kept.best !== null) kept.restore();
    if (last !== null) writer.saveWeights(job.model.saveWeights());
    if (last === null || interrupted()) {
      reporter.interrupted(summary());
      return false;
    }
    reporter.finish(summary(), (saved() ?? last).predictions, job.testSet.ts().toTypedArray() as Float64Array);
    return true;
  } catch (error) {
    reporter.failed();
    throw error;
  } finally {
    writer.close();
  }
}

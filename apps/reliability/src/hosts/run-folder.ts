/**
 * A run folder, written and read: bundled without its packages by the trial `hosts`, for hosts that have files.
 *
 * @module
 */
import { array, loadNpz, saveNpz } from "@dz/ndarray";
import { RunWriter, readRun } from "@dz/runs";

const about = { dz: "0", command: "hosts", seed: 7, settings: { model: "rnn" } };
const row = (epoch: number) => ({ epoch, trainLoss: 1 / epoch, testLoss: 0.1 + epoch / 3, seconds: 0.5 });
const bytes = (weight: number): Uint8Array => saveNpz([["fc/W", array([[weight, 1 / weight]])]]);

/** Writes a run, interrupts it, resumes it, ends it, and returns what is read from its folder. */
export function runFolder(folder: string): unknown {
  const writer = new RunWriter(folder, about);
  writer.append(row(1), Float64Array.of(0.8, 0.6, 0.3));
  writer.checkpoint(bytes(0.4));
  writer.append(row(2), Float64Array.of(0.9, 0.6, 0.2));
  writer.close();
  const resumed = RunWriter.resume(folder);
  resumed.writer.append(row(2), Float64Array.of(0.9, 0.7, 0.2));
  resumed.writer.saveWeights(bytes(0.5));
  resumed.writer.close();
  const run = readRun(folder);
  return {
    from: resumed.checkpoint?.epoch,
    settings: run.config.settings,
    metrics: run.metrics,
    predictions: run.predictions?.toArray(),
    weights: loadNpz(run.weights ?? new Uint8Array())
      .get("fc/W")
      ?.toArray(),
    warnings: run.warnings,
  };
}

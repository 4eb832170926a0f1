import { join } from "node:path";
import { RunWriter } from "@dz/runs";

/** The cost of checkpoints, in milliseconds each. */
export interface Cost {
  readonly median: number;
  readonly p90: number;
  readonly most: number;
  /** The medians of the first and last fifth: the cost should not grow with the epochs. */
  readonly first: number;
  readonly last: number;
}

/**
 * Writes a run of epochs with 1000 predictions into an existing folder, with a checkpoint of `bytes` bytes after each.
 */
export function measure(folder: string, epochs: number, bytes: number): Cost {
  const about = { dz: "0", command: "checkpoint-cost", seed: 0, settings: {} };
  const writer = new RunWriter(join(folder, "run"), about);
  const state = new Uint8Array(bytes).map((_, i) => (i * i) >> 5);
  const predictions = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i));
  const times: number[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    writer.append({ epoch, trainLoss: 1 / epoch, testLoss: 1 / epoch, seconds: 0 }, predictions);
    const start = performance.now();
    writer.checkpoint(state);
    times.push(performance.now() - start);
  }
  writer.close();
  const fifth = Math.ceil(epochs / 5);
  return {
    median: quantile(times, 0.5),
    p90: quantile(times, 0.9),
    most: quantile(times, 1),
    first: quantile(times.slice(0, fifth), 0.5),
    last: quantile(times.slice(-fifth), 0.5),
  };
}

/** The number at a given fraction of the sorted numbers. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(part * sorted.length), sorted.length - 1)] ?? Number.NaN;
}

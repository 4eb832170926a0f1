import { join, resolve } from "node:path";
import { type NdArray, ValueError } from "@dz/ndarray";
import { checkFile, checkSums } from "./check-sums.ts";
import type { FileSystem } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { RunOptions } from "./open-run.ts";
import { entryOf, type Limited, readLimited } from "./read-limited.ts";
import { HEADER_SIZE, inspectRows, readRows } from "./row-file.ts";
import { attempt, quote, RunError } from "./run-error.ts";
import { files, type Metrics, parseConfig, parseMetrics, type RunConfig } from "./schema.ts";
import { parseChecksums } from "./sums.ts";
/** A run as its folder holds it. */
export interface Run {
  /** The absolute path of the folder. */
  readonly folder: string;
  readonly config: RunConfig;
  /** One for each epoch, the first being epoch 1. */
  readonly metrics: readonly Metrics[];
  /** What a run that was cut short has left behind, in sentences. */
  readonly warnings: readonly string[];
  /** The predictions, float64 [epochs, points], or null before the first epoch. Read when they are first asked for. */
  readonly predictions: NdArray | null;
  /** The weights, the bytes of an npz file, or null if the run was cut short. Read when they are first asked for. */
  readonly weights: Uint8Array | null;
  /**
   * Reads the predictions of some epochs, without the rest: of those whose lines in `metrics` are `start` up to but without
   * `stop`. Throws {@link ValueError} if there are no such epochs.
   */
  predictionsOf(start: number, stop: number): NdArray;
}

/**
 * Reads a run folder and checks what it holds. What a run that was killed may leave is passed over with a warning: a last
 * line of metrics without its end, a row of predictions without its line, no weights. The files of a run with
 * `checksums.json` must be those that were written.
 *
 * Throws {@link RunError}, which names the file, the line and the field, for anything else that is not as it should be.
 */
export function readRun(folder: string, options: Pick<RunOptions, "fileSystem"> = {}): Run {
  const { fileSystem: fs = nodeFileSystem } = options;
  const path = resolve(folder);
  const where = (name: string): string => `run folder ${path}: ${name}`;
  if (entryOf(fs, path, `run folder ${path}`)?.kind !== "folder") {
    throw new RunError(`run folder ${path}: there is no such folder`);
  }
  const has = (name: string): boolean => entryOf(fs, join(path, name), where(name)) !== null;
  const read = (name: Limited): Buffer => readLimited(fs, join(path, files[name]), name, where(files[name]));
  const config = parseConfig(read("config").toString(), where(files.config));
  const begun = has(files.metrics) || has(files.predictions); // else it was killed while its folder was made
  const { metrics, torn } = readMetrics(begun ? read("metrics").toString() : "", where(files.metrics));
  const warnings: string[] = [];
  if (torn !== "") warnings.push(`the last line of ${files.metrics} is cut off, it reads ${quote(torn)}`);
  const rowFile = join(path, files.predictions);
  const surplus = checkPredictions(fs, rowFile, metrics.length, where(files.predictions));
  if (surplus) warnings.push(`${files.predictions} goes on after epoch ${metrics.length}, with what was not finished`);
  if (!has(files.weights)) warnings.push("the run was not finished: there are no weights");
  if (has(files.checksums)) {
    const checksums = parseChecksums(read("checksums").toString(), where(files.checksums));
    checkSums(fs, path, checksums, files.checksums);
    if (has(files.weights)) checkFile(fs, path, files.weights, checksums.weights, files.checksums);
  }

  const predictionsOf = (start: number, stop: number): NdArray => {
    const epochs = metrics.length;
    if (!(Number.isInteger(start) && Number.isInteger(stop) && 0 <= start && start < stop && stop <= epochs)) {
      throw new ValueError(`predictionsOf: epochs ${start} to ${stop} of a run with ${epochs}`);
    }
    const place = where(files.predictions);
    return attempt(`${place} cannot be read`, () => readRows(fs, rowFile, start, stop, place));
  };
  let predictions: NdArray | null = null;
  let weights: Uint8Array | null = null;
  return {
    folder: path,
    config,
    metrics,
    warnings,
    get predictions() {
      if (metrics.length > 0) predictions ??= predictionsOf(0, metrics.length);
      return predictions;
    },
    get weights() {
      if (has(files.weights)) weights ??= read("weights");
      return weights;
    },
    predictionsOf,
  };
}

/** All whole lines, and the rest of one that has no end. */
function readMetrics(text: string, where: string): { metrics: Metrics[]; torn: string } {
  const lines = text.split("\n");
  const torn = lines.pop() ?? "";
  const metrics = lines.map((line, i) => {
    const place = `${where} line ${i + 1}`;
    const parsed = parseMetrics(line, place);
    if (parsed.epoch !== i + 1) throw new RunError(`${place}: epoch is ${parsed.epoch}, expected ${i + 1}`);
    return parsed;
  });
  return { metrics, torn };
}

/** Whether there is more than the rows of the finished epochs; throws if there is less. */
export function checkPredictions(fs: FileSystem, file: string, epochs: number, where: string): boolean {
  const entry = entryOf(fs, file, where);
  if (epochs === 0 && (entry?.size ?? 0) < HEADER_SIZE) return entry !== null;
  if (entry === null) throw new RunError(`${where} is missing, the run has ${epochs} epochs`);
  if (entry.kind !== "file") throw new RunError(`${where} is not a file`);
  const { rows, surplus } = attempt(`${where} cannot be read`, () => inspectRows(fs, file, where));
  if (rows < epochs) throw new RunError(`${where} has ${rows} rows for ${epochs} epochs`);
  return rows > epochs || surplus > 0;
}

import { join, resolve } from "node:path";
import { type NdArray, ValueError } from "@dz/ndarray";
import { checkObject, checkPath } from "./check-call.ts";
import { checkFile, checkSums } from "./check-sums.ts";
import type { FileSystem } from "./file-system.ts";
import { visitLines } from "./metrics-file.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { RunOptions } from "./open-run.ts";
import { checkFolder, entryOf, type Limited, readLimited } from "./read-limited.ts";
import { HEADER_SIZE, inspectRows, readRows } from "./row-file.ts";
import { attempt, RunError } from "./run-error.ts";
import { files, type Metrics, parseConfig, type RunConfig } from "./schema.ts";
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
  /** The predictions that were kept, float64 [rows, points], or null if there are none. Read when they are first asked for. */
  readonly predictions: NdArray | null;
  /** The epochs of the rows of `predictions`: all of them, 1, 2 and so on, unless the run has kept only some. */
  readonly predictionEpochs: readonly number[];
  /** The weights, the bytes of an npz file, or null if the run was cut short. Read when they are first asked for. */
  readonly weights: Uint8Array | null;
  /**
   * Reads some rows of the predictions, without the rest: those of the epochs that `predictionEpochs` has from `start` up to
   * but without `stop`. Throws {@link ValueError} if there are no such rows.
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
  checkPath("readRun", folder);
  checkObject("readRun", "options", options);
  const { fileSystem: fs = nodeFileSystem } = options;
  const path = resolve(folder);
  const where = (name: string): string => `run folder ${path}: ${name}`;
  checkFolder(fs, path);
  const has = (name: string): boolean => entryOf(fs, join(path, name), where(name)) !== null;
  const read = (name: Limited): Buffer => readLimited(fs, join(path, files[name]), name, where(files[name]));
  const config = parseConfig(read("config").toString(), where(files.config));
  const begun = has(files.metrics) || has(files.predictions); // else it was killed while its folder was made
  const metrics: Metrics[] = [];
  const predictionEpochs: number[] = [];
  const torn = !begun
    ? 0
    : visitLines(fs, join(path, files.metrics), where(files.metrics), (each) => {
        metrics.push(each);
        if (each.predictionsKept !== false) predictionEpochs.push(each.epoch);
      });
  const warnings: string[] = [];
  if (torn > 0) warnings.push(`the last line of ${files.metrics} is cut off after ${torn} bytes`);
  const rowFile = join(path, files.predictions);
  const surplus = checkPredictions(fs, rowFile, predictionEpochs.length, where(files.predictions));
  if (surplus) warnings.push(`${files.predictions} goes on after epoch ${metrics.length}, with what was not finished`);
  if (!has(files.weights)) {
    const lost = has(files.checksums) ? `, but ${files.checksums} says that it had some` : "";
    warnings.push(`the run was not finished: there are no weights${lost}`);
  }
  if (has(files.checksums)) {
    const checksums = parseChecksums(read("checksums").toString(), where(files.checksums));
    checkSums(fs, path, checksums, files.checksums);
    if (has(files.weights)) checkFile(fs, path, files.weights, checksums.weights, files.checksums);
  }

  const predictionsOf = (start: number, stop: number): NdArray => {
    const rows = predictionEpochs.length;
    if (!(Number.isInteger(start) && Number.isInteger(stop) && 0 <= start && start < stop && stop <= rows)) {
      throw new ValueError(`predictionsOf: rows ${String(start)} to ${String(stop)} of ${rows}`);
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
    predictionEpochs,
    get predictions() {
      if (predictionEpochs.length > 0) predictions ??= predictionsOf(0, predictionEpochs.length);
      return predictions;
    },
    get weights() {
      if (has(files.weights)) weights ??= read("weights");
      return weights;
    },
    predictionsOf,
  };
}

/** Whether there is more than the rows of the finished epochs; throws if there is less. */
export function checkPredictions(fs: FileSystem, file: string, expected: number, where: string): boolean {
  const entry = entryOf(fs, file, where);
  if (expected === 0 && (entry?.size ?? 0) < HEADER_SIZE) return entry !== null;
  if (entry === null) throw new RunError(`${where} is missing, the run has rows of ${expected} epochs`);
  const { rows, surplus } = attempt(`${where} cannot be read`, () => inspectRows(fs, file, where));
  if (rows < expected) throw new RunError(`${where} has ${rows} rows for ${expected} epochs`);
  return rows > expected || surplus > 0;
}

import { join, resolve } from "node:path";
import { type NdArray, readOptions, ValueError } from "@dz/ndarray";
import { readAdded } from "./added-file.ts";
import { checkPath, checkSavedFile } from "./check-call.ts";
import { checkChecksums } from "./check-sums.ts";
import type { FileSystem } from "./file-system.ts";
import { visitLines } from "./metrics-file.ts";
import { type RunOptions, readingOptions } from "./open-run.ts";
import { checkFolder, entryOf, readLimited } from "./read-limited.ts";
import { HEADER_SIZE, inspectRows, readRows } from "./row-file.ts";
import { attempt, RunError } from "./run-error.ts";
import { type AddedFile, files, type Metrics, parseConfig, type RunConfig, type SavedFile } from "./schema.ts";
import { sumOf } from "./sum.ts";
import { parseChecksums } from "./sums.ts";

/** A run without its metrics in memory: only the numbers of its epochs are kept. */
export interface ScannedRun {
  /** The absolute path of the folder. */
  readonly folder: string;
  readonly config: RunConfig;
  /** The SHA-256 of `config.json`, by which forks of the run name it. */
  readonly configSha256: string;
  /** The number of complete epochs. */
  readonly epochs: number;
  /** The epochs of the rows of predictions: 1, 2 and so on, unless only some predictions were kept. */
  readonly predictionEpochs: readonly number[];
  /** What an interrupted run has left behind, one sentence each. */
  readonly warnings: readonly string[];
  /**
   * Reads the rows of predictions from `start` to before `stop`, counted from 0, of the epochs that `predictionEpochs`
   * has there: float64 [stop − start, points]. Throws {@link ValueError} for rows out of range.
   */
  predictionsOf(start: number, stop: number): NdArray;
  /**
   * Reads a file that the program has saved: the bytes of `series.npz`, `forecast.csv` or `backtest.json`, as they are at
   * the call, or null if there is none. Throws {@link ValueError} for another name, and {@link RunError} for a file that is
   * too large or not a regular one.
   *
   * `"why"` gives the content of `why.json`, which was added to the finished run. One that is torn, damaged, not a regular
   * file or of another run counts as none, and `warnings` says so: the run itself is whole without it.
   */
  file(name: SavedFile | AddedFile): Uint8Array | null;
}

/**
 * Reads and checks a run folder like `readRun`, with the same errors and warnings, but passes the metrics of one epoch
 * after another to `take`, so that runs of any length can be read. The run is known to be valid only when the call
 * returns.
 */
export function scanRun(
  folder: string,
  take: (metrics: Metrics) => void,
  options?: Pick<RunOptions, "fileSystem">,
): ScannedRun {
  checkPath("scanRun", folder);
  if (typeof take !== "function") throw new ValueError("scanRun: take is not a function");
  const { fileSystem: fs } = readOptions("scanRun", readingOptions, options);
  const path = resolve(folder);
  const where = (name: string): string => `run folder ${path}: ${name}`;
  checkFolder(fs, path);
  const has = (name: string): boolean => entryOf(fs, join(path, name), where(name)) !== null;
  const text = (name: "config" | "checksums"): Buffer =>
    readLimited(fs, join(path, files[name]), name, where(files[name]));
  const about = text("config");
  const config = parseConfig(about.toString(), where(files.config));
  const begun = has(files.metrics) || has(files.predictions); // otherwise the program was killed while it created the folder
  let epochs = 0;
  const predictionEpochs: number[] = [];
  const visit = (metrics: Metrics): void => {
    epochs++;
    if (metrics.predictionsKept !== false) predictionEpochs.push(epochs);
    take(metrics);
  };
  const torn = begun ? visitLines(fs, join(path, files.metrics), where(files.metrics), visit) : 0;
  const warnings: string[] = [];
  if (torn > 0) warnings.push(`the last line of ${files.metrics} is cut off after ${torn} bytes`);
  const rowFile = join(path, files.predictions);
  if (checkPredictions(fs, rowFile, predictionEpochs.length, where(files.predictions))) {
    warnings.push(`${files.predictions} continues after epoch ${epochs} with unfinished data`);
  }
  if (!has(files.weights)) {
    const lost = has(files.checksums) ? `, but ${files.checksums} says that it had some` : "";
    warnings.push(`the run was not finished: there are no weights${lost}`);
  }
  if (has(files.checksums)) {
    checkChecksums(fs, path, parseChecksums(text("checksums").toString(), where(files.checksums)));
  }
  readAdded(fs, path, "why", (warning) => warnings.push(warning));
  const predictionsOf = (start: number, stop: number): NdArray => {
    const rows = predictionEpochs.length;
    if (!(Number.isInteger(start) && Number.isInteger(stop) && 0 <= start && start < stop && stop <= rows)) {
      throw new ValueError(`predictionsOf: rows ${String(start)} to ${String(stop)} of ${rows}`);
    }
    const place = where(files.predictions);
    return attempt(`${place} cannot be read`, () => readRows(fs, rowFile, start, stop, place));
  };
  const file = (name: SavedFile | AddedFile): Uint8Array | null => {
    if (name === "why") return readAdded(fs, path, name, () => {});
    checkSavedFile("file", name);
    return has(files[name]) ? readLimited(fs, join(path, files[name]), name, where(files[name])) : null;
  };
  const configSha256 = sumOf(about).sha256;
  return { folder: path, config, configSha256, epochs, predictionEpochs, warnings, predictionsOf, file };
}

/** Whether there is more than the rows of complete epochs; throws {@link RunError} if there is less. */
function checkPredictions(fs: FileSystem, file: string, expected: number, where: string): boolean {
  const entry = entryOf(fs, file, where);
  if (expected === 0 && (entry?.size ?? 0) < HEADER_SIZE) return entry !== null;
  if (entry === null) throw new RunError(`${where} is missing, the run has rows of ${expected} epochs`);
  const { rows, surplus } = attempt(`${where} cannot be read`, () => inspectRows(fs, file, where));
  if (rows < expected) throw new RunError(`${where} has ${rows} rows for ${expected} epochs`);
  return rows > expected || surplus > 0;
}

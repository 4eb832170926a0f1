import { join, resolve } from "node:path";
import { type NdArray, ValueError } from "@dz/ndarray";
import { checkFile, checkSums } from "./check-sums.ts";
import type { FileSystem } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { RunOptions } from "./open-run.ts";
import { entryOf, readLimited } from "./read-limited.ts";
import { checkPredictions } from "./read-run.ts";
import { readRows } from "./row-file.ts";
import { attempt, quote, RunError } from "./run-error.ts";
import { files, type Metrics, parseConfig, parseMetrics, type RunConfig } from "./schema.ts";
import { parseChecksums } from "./sums.ts";
import { readAt, withFile } from "./whole-file.ts";

/** A run of which nothing is kept in memory that grows with its epochs. */
export interface ScannedRun {
  /** The absolute path of the folder. */
  readonly folder: string;
  readonly config: RunConfig;
  /** How many epochs are complete. */
  readonly epochs: number;
  /** What a run that was cut short has left behind, in sentences. */
  readonly warnings: readonly string[];
  /**
   * Reads the predictions of the epochs from `start` up to but without `stop`, counted from 0: float64 [epochs, points].
   * Throws {@link ValueError} if there are no such epochs.
   */
  predictionsOf(start: number, stop: number): NdArray;
}

/**
 * Reads and checks a run folder as `readRun` does, with the same errors and warnings, and gives the metrics of one epoch
 * after another to `take`, so that runs of any length can be read. Only when the call has returned is it known that the
 * whole run is as it should be.
 */
export function scanRun(
  folder: string,
  take: (metrics: Metrics) => void,
  options: Pick<RunOptions, "fileSystem"> = {},
): ScannedRun {
  const { fileSystem: fs = nodeFileSystem } = options;
  const path = resolve(folder);
  const where = (name: string): string => `run folder ${path}: ${name}`;
  if (entryOf(fs, path, `run folder ${path}`)?.kind !== "folder") {
    throw new RunError(`run folder ${path}: there is no such folder`);
  }
  const has = (name: string): boolean => entryOf(fs, join(path, name), where(name)) !== null;
  const config = parseConfig(
    readLimited(fs, join(path, files.config), "config", where(files.config)).toString(),
    where(files.config),
  );
  const begun = has(files.metrics) || has(files.predictions); // else it was killed while its folder was made
  const place = where(files.metrics);
  let epochs = 0;
  const torn = begun
    ? scanLines(fs, join(path, files.metrics), place, (line) => {
        const metrics = parseMetrics(line, `${place} line ${epochs + 1}`);
        epochs++;
        if (metrics.epoch !== epochs) {
          throw new RunError(`${place} line ${epochs}: epoch is ${metrics.epoch}, expected ${epochs}`);
        }
        take(metrics);
      })
    : "";
  const warnings: string[] = [];
  if (torn !== "") warnings.push(`the last line of ${files.metrics} is cut off, it reads ${quote(torn)}`);
  const rowFile = join(path, files.predictions);
  if (checkPredictions(fs, rowFile, epochs, where(files.predictions))) {
    warnings.push(`${files.predictions} goes on after epoch ${epochs}, with what was not finished`);
  }
  if (!has(files.weights)) warnings.push("the run was not finished: there are no weights");
  if (has(files.checksums)) {
    const text = readLimited(fs, join(path, files.checksums), "checksums", where(files.checksums)).toString();
    const checksums = parseChecksums(text, where(files.checksums));
    checkSums(fs, path, checksums, files.checksums);
    if (has(files.weights)) checkFile(fs, path, files.weights, checksums.weights, files.checksums);
  }
  const predictionsOf = (start: number, stop: number): NdArray => {
    if (!(Number.isInteger(start) && Number.isInteger(stop) && 0 <= start && start < stop && stop <= epochs)) {
      throw new ValueError(`predictionsOf: epochs ${start} to ${stop} of a run with ${epochs}`);
    }
    const rows = where(files.predictions);
    return attempt(`${rows} cannot be read`, () => readRows(fs, rowFile, start, stop, rows));
  };
  return { folder: path, config, epochs, warnings, predictionsOf };
}

/** The longest line of metrics that is read, in bytes: far more than any run writes. */
const LONGEST = 2 ** 20;

/** Gives each whole line of a file to `take`; the result is the rest of one that has no end. */
function scanLines(fs: FileSystem, path: string, where: string, take: (line: string) => void): string {
  const entry = entryOf(fs, path, where);
  if (entry === null) throw new RunError(`${where} is missing`);
  if (entry.kind !== "file") throw new RunError(`${where} is not a file`);
  return attempt(`${where} cannot be read`, () =>
    withFile(fs, path, "r", (file) => {
      const block = Buffer.alloc(2 ** 16);
      let rest = Buffer.alloc(0);
      for (let position = 0; ; ) {
        const count = readAt(fs, file, block, position);
        if (count === 0) return rest.toString();
        position += count;
        const bytes = Buffer.concat([rest, block.subarray(0, count)]);
        let begin = 0;
        for (let end = bytes.indexOf("\n"); end >= 0; end = bytes.indexOf("\n", begin)) {
          take(bytes.toString("utf8", begin, end));
          begin = end + 1;
        }
        rest = bytes.subarray(begin);
        if (rest.length > LONGEST) throw new RunError(`${where} has a line of more than ${LONGEST} bytes`);
      }
    }),
  );
}

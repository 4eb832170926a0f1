import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { entryOf } from "./read-limited.ts";
import { HEADER_SIZE } from "./row-file.ts";
import { attempt, RunError } from "./run-error.ts";
import { files } from "./schema.ts";
import { RunningSum, type Sum, sumOfFile } from "./sum.ts";
import type { Checksums, Sums } from "./sums.ts";
import { withFile } from "./whole-file.ts";

/** A file that does not match its checksum. */
export class DamageError extends RunError {
  static override get name(): string {
    return "DamageError";
  }

  /** What is wrong with which file, without the advice. */
  readonly damage: string;

  constructor(folder: string, damage: string) {
    super(`run folder ${folder}: ${damage}; restore it from a copy, or train again`);
    this.damage = damage;
  }
}

/** The running sums of the files of a run, to continue from. */
export interface RunningSums {
  /** The sum of the lines of `metrics.jsonl`. */
  readonly lines: RunningSum;
  /** The sum of the rows of `predictions.npy`. */
  readonly rows: RunningSum;
}

/**
 * Checks that the files of a run begin with the bytes of the given sums; further bytes may have been added since.
 * Throws {@link DamageError} with the name of the file and of `source`, the file that contains the sums.
 */
export function checkSums(
  fs: FileSystem,
  folder: string,
  { config, metrics, predictions, series }: Sums,
  source: string,
): RunningSums {
  checkFile(fs, folder, files.config, config, source);
  if (series !== undefined) checkWhole(fs, folder, files.series, series, source);
  const lines = checkFile(fs, folder, files.metrics, metrics, source);
  return { lines, rows: checkFile(fs, folder, files.predictions, predictions, source, HEADER_SIZE) };
}

/**
 * Checks the files of a run against `checksums.json`. The weights may be missing, as after a run was resumed on a disk that
 * lost its power; whoever needs them looks for them. Throws {@link DamageError}.
 */
export function checkChecksums(fs: FileSystem, folder: string, checksums: Checksums): void {
  const source = files.checksums;
  checkSums(fs, folder, checksums, source); // with the series
  for (const name of ["forecast", "backtest"] as const) {
    const sum = checksums[name];
    if (sum !== undefined) checkWhole(fs, folder, files[name], sum, source);
  }
  const where = `run folder ${folder}: ${files.weights}`;
  if (entryOf(fs, join(folder, files.weights), where) === null) return;
  checkWhole(fs, folder, files.weights, checksums.weights, source);
}

/** Checks that a file has the bytes of a sum and no others. */
function checkWhole(fs: FileSystem, folder: string, name: string, sum: Sum, source: string): void {
  const entry = entryOf(fs, join(folder, name), `run folder ${folder}: ${name}`);
  if (entry === null) throw missing(folder, name, sum, source);
  checkFile(fs, folder, name, sum, source);
  if (entry.size <= sum.size) return;
  throw new DamageError(folder, `${name} is damaged, it has ${entry.size} bytes, ${source} counts ${sum.size}`);
}

function missing(folder: string, name: string, { size }: Sum, source: string): DamageError {
  return new DamageError(folder, `${name} is missing, ${source} counts ${size} bytes of it`);
}

/** Checks that a file has, at a position, the bytes of a sum; for a sum of no bytes the file may be missing. */
export function checkFile(
  fs: FileSystem,
  folder: string,
  name: string,
  expected: Sum,
  source: string,
  position: number = 0,
): RunningSum {
  const { size, sha256 } = expected;
  const where = `run folder ${folder}: ${name}`;
  if (size === 0) return new RunningSum();
  if (entryOf(fs, join(folder, name), where) === null) throw missing(folder, name, expected, source);
  const sum = attempt(`${where} cannot be read`, () =>
    withFile(fs, join(folder, name), "r", (file) => sumOfFile(fs, file, position, size)),
  );
  if (sum.size < size) {
    const missing = size - sum.size;
    throw new DamageError(folder, `${name} is cut off, ${missing} of the bytes that ${source} counts are missing`);
  }
  if (sum.take().sha256 !== sha256) {
    throw new DamageError(folder, `${name} is damaged, it does not have the SHA-256 that ${source} gives`);
  }
  return sum;
}

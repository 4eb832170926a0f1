import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { entryOf } from "./read-limited.ts";
import { HEADER_SIZE } from "./row-file.ts";
import { attempt, RunError } from "./run-error.ts";
import { files } from "./schema.ts";
import { RunningSum, type Sum, sumOfFile } from "./sum.ts";
import type { Sums } from "./sums.ts";
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
  { config, metrics, predictions }: Sums,
  source: string,
): RunningSums {
  checkFile(fs, folder, files.config, config, source);
  const lines = checkFile(fs, folder, files.metrics, metrics, source);
  return { lines, rows: checkFile(fs, folder, files.predictions, predictions, source, HEADER_SIZE) };
}

/** Checks that a file has, at a position, the bytes of a sum; for a sum of no bytes the file may be missing. */
export function checkFile(
  fs: FileSystem,
  folder: string,
  name: string,
  { size, sha256 }: Sum,
  source: string,
  position: number = 0,
): RunningSum {
  const where = `run folder ${folder}: ${name}`;
  if (size === 0) return new RunningSum();
  if (entryOf(fs, join(folder, name), where) === null) {
    throw new DamageError(folder, `${name} is missing, ${source} counts ${size} bytes of it`);
  }
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

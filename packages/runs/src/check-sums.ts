import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { entryOf } from "./read-limited.ts";
import { HEADER_SIZE } from "./row-file.ts";
import { attempt, RunError } from "./run-error.ts";
import { files } from "./schema.ts";
import { RunningSum, type Sum, sumOfFile } from "./sum.ts";
import type { Sums } from "./sums.ts";
import { withFile } from "./whole-file.ts";

/**
 * Whether the files of a run begin with what sums say; what comes behind may have been added later. The result is the sums
 * of the lines and of the rows, to go on with. Throws {@link RunError}, which names the file, and `source`, which has the
 * sums.
 */
export function checkSums(
  fs: FileSystem,
  folder: string,
  { config, metrics, predictions }: Sums,
  source: string,
): { lines: RunningSum; rows: RunningSum } {
  checkFile(fs, folder, files.config, config, source);
  const lines = checkFile(fs, folder, files.metrics, metrics, source);
  return { lines, rows: checkFile(fs, folder, files.predictions, predictions, source, HEADER_SIZE) };
}

/** Whether a file has, from a position on, the bytes of a sum; without any, it need not be there. */
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
  const advice = "restore it from a copy, or train again";
  if (entryOf(fs, join(folder, name), where) === null) {
    throw new RunError(`${where} is missing, ${source} counts ${size} bytes of it; ${advice}`);
  }
  const sum = attempt(`${where} cannot be read`, () =>
    withFile(fs, join(folder, name), "r", (file) => sumOfFile(fs, file, position, size)),
  );
  if (sum.size < size) {
    const missing = size - sum.size;
    throw new RunError(`${where} is cut off, ${missing} of the bytes that ${source} counts are missing; ${advice}`);
  }
  if (sum.take().sha256 !== sha256) {
    throw new RunError(`${where} is damaged, it does not have the SHA-256 that ${source} gives; ${advice}`);
  }
  return sum;
}

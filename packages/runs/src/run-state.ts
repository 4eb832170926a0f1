import { join, resolve } from "node:path";
import { readOptions } from "@dz/ndarray";
import { checkPath } from "./check-call.ts";
import { checkChecksums, DamageError } from "./check-sums.ts";
import type { FileSystem } from "./file-system.ts";
import { type RunOptions, readingOptions } from "./open-run.ts";
import { checkFolder, entryOf, type Limited, readLimited } from "./read-limited.ts";
import { RunError } from "./run-error.ts";
import { files, parseConfig, type RunConfig } from "./schema.ts";
import { parseChecksums } from "./sums.ts";

/** A finished run, which cannot be resumed. */
export class FinishedError extends RunError {
  static override get name(): string {
    return "FinishedError";
  }

  constructor(folder: string) {
    super(`run folder ${folder}: the run is finished, it has its weights; begin another in a new folder`);
  }
}

/** The settings of a run, and whether it is finished. */
export interface RunState {
  /** The absolute path of the folder. */
  readonly folder: string;
  readonly config: RunConfig;
  readonly finished: boolean;
}

/**
 * Reads the settings of a run and whether it is finished, but none of its results. The files of a finished run must
 * match `checksums.json`, if it has one. Throws {@link RunError} for a folder in which no run has begun, and {@link
 * DamageError} for a finished run that has lost its weights.
 */
export function inspectRun(folder: string, options?: Pick<RunOptions, "fileSystem">): RunState {
  checkPath("inspectRun", folder);
  const { fileSystem: fs } = readOptions("inspectRun", readingOptions, options);
  const path = resolve(folder);
  checkFolder(fs, path);
  const where = (name: Limited): string => `run folder ${path}: ${files[name]}`;
  const read = (name: Limited): string => readLimited(fs, join(path, files[name]), name, where(name)).toString();
  const config = parseConfig(read("config"), where("config"));
  const finished = isFinished(fs, path);
  if (finished && entryOf(fs, join(path, files.checksums), where("checksums")) !== null) {
    checkChecksums(fs, path, parseChecksums(read("checksums"), where("checksums")));
  }
  return { folder: path, config, finished };
}

/**
 * Whether a run is finished: it has weights, and no checkpoints any more. Throws {@link DamageError} for a finished run
 * that has lost its weights: restarting it would discard the rest.
 */
export function isFinished(fs: FileSystem, folder: string): boolean {
  const has = (name: string): boolean => entryOf(fs, join(folder, name), `run folder ${folder}: ${name}`) !== null;
  if (has(files.checkpoint) || has(files.previousCheckpoint)) return false;
  if (has(files.weights)) return true;
  if (!has(files.checksums)) return false;
  throw new DamageError(folder, `${files.weights} is missing, ${files.checksums} says that the run had its weights`);
}

/**
 * `why.json`: what was found out about a finished run afterwards. It is no part of the run: no checksum covers it, it may be
 * replaced, and a run without it is whole.
 *
 * @module
 */
import { join } from "node:path";
import { readOptions } from "@dz/ndarray";
import { checkBytes, checkPath } from "./check-call.ts";
import { type RunOptions, readingOptions } from "./open-run.ts";
import { checkFolder, entryOf, limits, readLimited } from "./read-limited.ts";
import { attempt, RunError } from "./run-error.ts";
import { inspectRun } from "./run-state.ts";
import { files } from "./schema.ts";
import { writeWhole } from "./whole-file.ts";

/**
 * Writes `why.json` into the folder of a finished run, whole: the old one is there until the new one is complete. Throws
 * {@link RunError} for a run that is not finished, and if the file cannot be written.
 */
export function saveExplanation(folder: string, bytes: Uint8Array, options?: Pick<RunOptions, "fileSystem">): void {
  checkPath("saveExplanation", folder);
  checkBytes("saveExplanation", bytes, limits.explanation);
  const { fileSystem: fs } = readOptions("saveExplanation", readingOptions, options);
  const { folder: path, finished } = inspectRun(folder, options);
  if (!finished) throw new RunError(`run folder ${path}: the run is not finished, so there is nothing to explain`);
  attempt(`run folder ${path}: ${files.explanation} cannot be written`, () => {
    writeWhole(fs, join(path, files.explanation), bytes);
  });
}

/**
 * The bytes of `why.json`, null if there is none. Throws {@link RunError} for a file that is too large or not a regular one.
 */
export function readExplanation(folder: string, options?: Pick<RunOptions, "fileSystem">): Uint8Array | null {
  checkPath("readExplanation", folder);
  const { fileSystem: fs } = readOptions("readExplanation", readingOptions, options);
  checkFolder(fs, folder);
  const path = join(folder, files.explanation);
  const where = `run folder ${folder}: ${files.explanation}`;
  return entryOf(fs, path, where) === null ? null : readLimited(fs, path, "explanation", where);
}

import { join } from "node:path";
import { readOptions, ValueError } from "@dz/ndarray";
import { AROUND, weightsSum, wrapAdded } from "./added-file.ts";
import { checkAddedFile, checkBytes, checkPath } from "./check-call.ts";
import { parsed } from "./json.ts";
import { lockFolder } from "./lock.ts";
import { type RunOptions, runOptions } from "./open-run.ts";
import { limits } from "./read-limited.ts";
import { attempt, RunError } from "./run-error.ts";
import { inspectRun } from "./run-state.ts";
import { type AddedFile, files } from "./schema.ts";
import { quietly, writeWhole } from "./whole-file.ts";

/**
 * Adds a file to a finished run, or replaces it: `"why"`, what was found out about the run afterwards, with the bytes of a
 * JSON text as its content. The file is written whole, synced and renamed, so that a kill or a full disk leaves the one
 * that was there; no other file of the run changes.
 *
 * Throws {@link ValueError} for bytes that are no JSON, and {@link RunError} if the run is not finished, is in use, or its
 * folder cannot be written.
 */
export function addFile(folder: string, name: AddedFile, bytes: Uint8Array, options?: RunOptions): void {
  checkPath("addFile", folder);
  checkAddedFile("addFile", name);
  checkBytes("addFile", bytes, limits[name] - AROUND);
  checkJsonText(bytes);
  const { fileSystem: fs, processes } = readOptions("addFile", runOptions, options);
  const { folder: path, finished } = inspectRun(folder, { fileSystem: fs });
  if (!finished) throw new RunError(`run folder ${path}: is not finished, ${files[name]} is for finished runs`);
  const weights = weightsSum(fs, path) as string; // a finished run has weights
  const lock = lockFolder(fs, path, processes);
  try {
    attempt(`run folder ${path}: ${files[name]} cannot be written`, () =>
      writeWhole(fs, join(path, files[name]), wrapAdded(bytes, weights), lock.check),
    );
  } catch (error) {
    quietly(() => lock.release()); // the first error is the one to report
    throw error;
  }
  attempt(`run folder ${path}: cannot be unlocked`, () => lock.release());
}

function checkJsonText(bytes: Uint8Array): void {
  try {
    parsed(new TextDecoder("utf-8", { fatal: true }).decode(bytes), "addFile");
  } catch (error) {
    throw new ValueError(error instanceof RunError ? error.message : "addFile: bytes are not UTF-8");
  }
}

import type { Entry, FileSystem } from "./file-system.ts";
import { attempt, RunError } from "./run-error.ts";
import { readWhole } from "./whole-file.ts";

/** The kinds of files that are read whole. */
export type Limited = "config" | "metrics" | "weights" | "checksums" | "checkpoint";

/** The largest that are read, in bytes: far more than any run writes. */
const limits: Readonly<Record<Limited, number>> = {
  config: 2 ** 20,
  metrics: 2 ** 28,
  weights: 2 ** 30,
  checksums: 2 ** 20,
  checkpoint: 2 ** 30,
};

/** Reads a file of a run folder whose size is checked first. Throws {@link RunError}, which begins with `where`. */
export function readLimited(fs: FileSystem, path: string, kind: Limited, where: string): Buffer {
  const entry = entryOf(fs, path, where);
  if (entry === null) throw new RunError(`${where} is missing`);
  if (entry.kind !== "file") throw new RunError(`${where} is not a file`);
  if (entry.size > limits[kind]) {
    throw new RunError(`${where} has ${entry.size} bytes, at most ${limits[kind]} are read`);
  }
  return attempt(`${where} cannot be read`, () => readWhole(fs, path));
}

/** What has this name, or null if there is nothing. Throws {@link RunError}, which begins with `where`. */
export function entryOf(fs: FileSystem, path: string, where: string): Entry | null {
  return attempt(`${where} cannot be read`, () => fs.stat(path));
}

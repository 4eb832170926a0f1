/**
 * Reads whole files of limited size: the entry is checked before it is opened, and no more is read than a file of its
 * kind may have.
 *
 * @module
 */
import { resolve } from "node:path";
import { ValueError } from "@dz/ndarray";
import { checkPath } from "./check-call.ts";
import { type Entry, type FileSystem, foreign } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { attempt, RunError } from "./run-error.ts";
import type { AddedFile, SavedFile } from "./schema.ts";
import { readWhole } from "./whole-file.ts";

/** The kinds of files with a size limit. */
export type Limited = "config" | "metrics" | "weights" | "checksums" | "checkpoint" | SavedFile | AddedFile;

/** The limits in bytes, for reading and writing: far more than any run needs. */
export const limits: Readonly<Record<Limited, number>> = {
  config: 2 ** 20,
  metrics: 2 ** 28,
  weights: 2 ** 30,
  checksums: 2 ** 20,
  checkpoint: 2 ** 30,
  series: 2 ** 30,
  forecast: 2 ** 26,
  backtest: 2 ** 26,
  why: 2 ** 24,
};

/**
 * Reads a file of a run folder after checking its kind and size. Throws {@link RunError}, which begins with `where`.
 */
export function readLimited(fs: FileSystem, path: string, kind: Limited, where: string): Buffer {
  return readAtMost(fs, path, limits[kind], where);
}

/**
 * Reads a regular file of at most `limit` bytes. Anything but a file, a symbolic link, a file with several names and a
 * larger file are refused with a one-line {@link RunError} that begins with `where` (default: the path); the call never
 * blocks.
 */
export function readRegularFile(path: string, limit: number, where: string = path): Uint8Array {
  checkPath("readRegularFile", path, "file");
  if (!(Number.isInteger(limit) && limit >= 0)) {
    throw new ValueError(`readRegularFile: limit is ${String(limit)}, expected a whole number of bytes`);
  }
  return readAtMost(nodeFileSystem, resolve(path), limit, where);
}

function readAtMost(fs: FileSystem, path: string, limit: number, where: string): Buffer {
  const entry = entryOf(fs, path, where);
  if (entry === null) throw new RunError(`${where} is missing`);
  checkSize(entry.size, limit, where);
  // Checked again when it is open: the file may have grown or been replaced.
  return attempt(`${where} cannot be read`, () => readWhole(fs, path, (size) => checkSize(size, limit, where)));
}

/** Throws {@link RunError}, which begins with `where`, if a file exceeds its limit. */
export function checkSize(size: number, limit: number, where: string): void {
  if (size > limit) throw new RunError(`${where} has ${size} bytes, at most ${limit} are read`);
}

/**
 * The entry of a file of a run folder, or null if it is missing. Throws {@link RunError}, which begins with `where`,
 * unless it is a regular file with a single name.
 */
export function entryOf(fs: FileSystem, path: string, where: string): Entry | null {
  const entry = attempt(`${where} cannot be read`, () => fs.lstat(path));
  const words = entry && foreign(entry);
  if (words !== null) throw new RunError(`${where} ${words}`);
  return entry;
}

/** Throws {@link RunError} unless the path is a folder or a symbolic link to one: users may pass either. */
export function checkFolder(fs: FileSystem, folder: string): void {
  const entry = attempt(`run folder ${folder} cannot be read`, () => fs.stat(folder));
  if (entry?.kind !== "folder") throw new RunError(`run folder ${folder}: there is no such folder`);
}

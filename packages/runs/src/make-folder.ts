import { dirname, join, resolve } from "node:path";
import { checkPath } from "./check-call.ts";
import type { FileSystem } from "./file-system.ts";
import { isDeadLock } from "./lock.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { processes as nodeProcesses, type Processes } from "./owner.ts";
import { RunError, reason } from "./run-error.ts";
import { files } from "./schema.ts";
import { quietly, removeIfThere, temporaryOf } from "./whole-file.ts";

/** A folder that was made, or found as a program has left it that was killed before its run had begun. */
export interface MadeFolder {
  /** Whether it was there, and is to be looked at again when it is locked: {@link isLeftover}. */
  readonly takenOver: boolean;
  /** Takes it away again if it is empty, and those above it if they were made for it and nothing else has come into them. */
  unmake(): void;
}

/** Which folders that are there may be used. */
export interface TakeOver {
  /** To tell whose lock is one of a process that has ended. */
  readonly processes: Processes;
  /** Also one that is empty, as it is between two calls of the program that makes it. */
  readonly empty: boolean;
}

/**
 * Makes a folder that must not exist yet, and those above it, and brings their names to the disk. One in which a run was
 * about to begin when its program was killed is used as if it were new.
 *
 * Throws {@link RunError} if the folder exists or cannot be made; then nothing is left behind.
 */
export function makeFolder(fs: FileSystem, folder: string, takeOver: TakeOver): MadeFolder {
  const made: string[] = [];
  const unmake = (): void =>
    quietly(() => {
      for (const path of made.toReversed()) fs.removeFolder(path); // until one into which another run has moved
    });
  try {
    for (const parent of missing(fs, dirname(folder))) {
      if (makeUnlessThere(fs, parent)) made.push(parent);
    }
    const isNew = makeUnlessThere(fs, folder);
    if (!isNew && !isLeftover(fs, folder, takeOver)) throw exists(folder);
    made.push(folder);
    for (const path of made) fs.syncFolder(dirname(path));
    return { takenOver: !isNew, unmake };
  } catch (error) {
    unmake();
    if (error instanceof RunError) throw error;
    throw new RunError(`run folder ${folder}: cannot be made, ${reason(error)}; choose another folder`);
  }
}

export function exists(folder: string): RunError {
  return new RunError(`run folder ${folder}: exists already and is not overwritten; choose another or remove it`);
}

/**
 * Whether a folder holds nothing but what a program leaves that is killed before `config.json` is there: its lock, and
 * the file under its other name. A symbolic link to a folder is none.
 */
export function isLeftover(fs: FileSystem, folder: string, { processes, empty }: TakeOver): boolean {
  try {
    if (fs.lstat(folder)?.kind !== "folder") return false;
    const names = fs.list(folder);
    const locks = names.filter((name) => isDeadLock(name, processes));
    const all = names.every((name) => locks.includes(name) || name === temporaryOf(files.config));
    return all && (locks.length > 0 || (empty && names.length === 0));
  } catch {
    return false; // what cannot be looked into is not taken
  }
}

/** Removes what a program that is killed leaves, and what one that fails has made, before a run has begun. */
export function removeBeginning(fs: FileSystem, folder: string): void {
  for (const name of [files.metrics, files.config, temporaryOf(files.config)]) removeIfThere(fs, join(folder, name));
}

/** The folders on a path that do not exist, the outermost first. */
function missing(fs: FileSystem, path: string): string[] {
  const paths: string[] = [];
  for (let at = path; fs.stat(at) === null && dirname(at) !== at; at = dirname(at)) paths.unshift(at);
  return paths;
}

/** Makes a folder; false if there is something of this name, which another program may have made meanwhile. */
function makeUnlessThere(fs: FileSystem, folder: string): boolean {
  try {
    fs.makeFolder(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Whether a folder is one in which a run was about to begin when its program was killed, so that it holds nothing; or with
 * `empty`, one without anything in it.
 */
export function isUnbegun(folder: string, { empty = false }: { readonly empty?: boolean } = {}): boolean {
  checkPath("isUnbegun", folder);
  return isLeftover(nodeFileSystem, resolve(folder), { processes: nodeProcesses, empty });
}

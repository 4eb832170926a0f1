import { dirname, join, resolve } from "node:path";
import { checkPath } from "./check-call.ts";
import type { FileSystem } from "./file-system.ts";
import { removeKept } from "./kept-checkpoints.ts";
import { isDeadLock } from "./lock.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { processes as nodeProcesses, type Processes } from "./owner.ts";
import { RunError, reason } from "./run-error.ts";
import { files } from "./schema.ts";
import { quietly, removeIfThere, temporaryOf } from "./whole-file.ts";

/** A folder that was created, or the remains of a program that was killed before its run had begun. */
export interface MadeFolder {
  /** Whether the folder existed; it must then be checked again with {@link isLeftover} once it is locked. */
  readonly takenOver: boolean;
  /** Removes the folder if it is empty, and the parents created for it that contain nothing else. */
  unmake(): void;
}

/** Which existing folders may be used. */
export interface TakeOver {
  /** To decide whether a lock belongs to a dead process. */
  readonly processes: Processes;
  /** Whether to use an empty folder, too, as one is between two calls of the program that creates it. */
  readonly empty: boolean;
}

/**
 * Creates a folder that must not exist, and its missing parents, and syncs their entries to the disk. A folder in which
 * a run was about to begin when its program was killed is used as if it were new.
 *
 * Throws {@link RunError} if the folder exists or cannot be created; nothing is left behind then.
 */
export function makeFolder(fs: FileSystem, folder: string, takeOver: TakeOver): MadeFolder {
  const made: string[] = [];
  const unmake = (): void =>
    quietly(() => {
      for (const path of made.toReversed()) fs.removeFolder(path); // stops at one that contains another run by now
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
 * Whether a folder contains nothing but the remains of a program killed before `config.json` was there: its lock, and
 * the temporary file. False for a symbolic link to a folder.
 */
export function isLeftover(fs: FileSystem, folder: string, { processes, empty }: TakeOver): boolean {
  try {
    if (fs.lstat(folder)?.kind !== "folder") return false;
    const names = fs.list(folder);
    const locks = names.filter((name) => isDeadLock(name, processes));
    const all = names.every((name) => locks.includes(name) || name === temporaryOf(files.config));
    return all && (locks.length > 0 || (empty && names.length === 0));
  } catch {
    return false; // a folder that cannot be inspected is not used
  }
}

/** Removes the files of a program that was killed or failed before its run had begun. */
export function removeBeginning(fs: FileSystem, folder: string): void {
  for (const name of Object.values(files)) {
    removeIfThere(fs, join(folder, name));
    removeIfThere(fs, temporaryOf(join(folder, name)));
  }
  removeKept(fs, folder);
}

/** The missing folders on a path, the outermost first. */
function missing(fs: FileSystem, path: string): string[] {
  const paths: string[] = [];
  for (let at = path; fs.stat(at) === null && dirname(at) !== at; at = dirname(at)) paths.unshift(at);
  return paths;
}

/** Creates a folder; returns false if the name exists, which another program may have created meanwhile. */
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
 * Whether a folder contains only the remains of a program killed before its run had begun or, with `empty`, nothing at
 * all.
 */
export function isUnbegun(folder: string, { empty = false }: { readonly empty?: boolean } = {}): boolean {
  checkPath("isUnbegun", folder);
  return isLeftover(nodeFileSystem, resolve(folder), { processes: nodeProcesses, empty });
}

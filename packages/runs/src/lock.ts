/**
 * The lock of a run folder: at most one process writes into a folder.
 *
 * Each process creates a file whose unique name identifies it, then looks for the files of others. A process that sees
 * no other living process holds the folder. Of two processes, the one whose file was created later sees the file of the
 * other, so that never both hold the folder. The name is complete when the file appears and is never used again, so the
 * file of a killed process is recognizable, and anyone may remove it at any time.
 *
 * A file is empty while its process requests the folder, and non-empty once the process holds it. Of several
 * simultaneous requests, those withdraw that see one with a smaller name, and the process with the smallest name waits
 * for them; so exactly one succeeds.
 *
 * A folder can be moved while it is held, and another one with another lock put in its place. Every access by path
 * therefore verifies first that the lock there is the one that was taken.
 *
 * @module
 */
import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { lockName, type Owner, type Processes, parseLockName } from "./owner.ts";
import { attempt, RunError } from "./run-error.ts";
import { quietly, removeIfThere, withFile, writeAll } from "./whole-file.ts";

/** The number of checks for other requests. A count rather than a time, so that they get longer on a busy machine. */
const LOOKS = 2500;

/** A run folder held by this process. */
export interface Lock {
  /** Releases the lock. */
  release(): void;
  /** Throws {@link LostFolderError} if the folder at the path is no longer the one that was locked. */
  check(): void;
}

/** A run folder into which another process writes. */
export class InUseError extends RunError {
  static override get name(): string {
    return "InUseError";
  }
}

/** A run folder that was removed, moved or replaced while a run wrote into it. */
export class LostFolderError extends RunError {
  static override get name(): string {
    return "LostFolderError";
  }
}

/** Locks a run folder for this process. Throws {@link RunError} if a process holds it, this one included. */
export function lockFolder(fs: FileSystem, folder: string, processes: Processes): Lock {
  const name = lockName(processes.self);
  const path = join(folder, name);
  const [lockId, folderId] = attempt(`run folder ${folder}: cannot be locked`, () => {
    let id = "";
    try {
      withFile(fs, path, "wx", (file) => {
        ({ id } = fs.fstat(file));
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") throw inUse(folder, processes.self, name);
      quietly(() => removeIfThere(fs, path)); // in case the close failed
      throw error;
    }
    try {
      waitForOthers(fs, folder, processes);
      withFile(fs, path, "r+", (file) => writeAll(fs, file, Buffer.from("This process writes into the folder.\n"), 0));
      return [id, fs.stat(folder)?.id];
    } catch (error) {
      quietly(() => fs.remove(path));
      throw error;
    }
  });
  return {
    release() {
      if (fs.lstat(path)?.id === lockId) removeIfThere(fs, path);
    },
    check() {
      if (fs.lstat(path)?.id === lockId && fs.stat(folder)?.id === folderId) return;
      throw new LostFolderError(
        `run folder ${folder}: was moved, removed or replaced after this run began; nothing more is written`,
      );
    },
  };
}

/** Removes the files that dead processes have left in a folder, as each process does that locks it. */
export function removeDeadLocks(fs: FileSystem, folder: string, processes: Processes): void {
  livingOthers(fs, folder, processes);
}

/** Whether a name in a folder is that of a dead process's lock. */
export function isDeadLock(name: string, { isAlive }: Processes): boolean {
  const owner = parseLockName(name);
  return owner !== null && !isAlive(owner);
}

/**
 * Returns when no other living process holds or requests the folder; throws if another holds it or takes precedence.
 */
function waitForOthers(fs: FileSystem, folder: string, processes: Processes): void {
  const own = lockName(processes.self);
  for (let look = 1; ; look++) {
    const others = livingOthers(fs, folder, processes);
    if (others.length === 0) return;
    const impatient = look === LOOKS;
    for (const { name, owner, holds } of others) {
      if (holds || name < own || impatient) throw inUse(folder, owner, name);
    }
    processes.pause();
  }
}

interface Other {
  readonly name: string;
  readonly owner: Owner;
  readonly holds: boolean;
}

/** The living processes that hold or request the folder. Files of dead ones are removed. */
function livingOthers(fs: FileSystem, folder: string, { self, isAlive }: Processes): Other[] {
  const others: Other[] = [];
  for (const name of fs.list(folder)) {
    const owner = parseLockName(name);
    if (owner === null || name === lockName(self)) continue;
    const path = join(folder, name);
    if (isAlive(owner)) {
      const entry = fs.lstat(path);
      if (entry !== null) others.push({ name, owner, holds: entry.size > 0 });
    } else quietly(() => fs.remove(path)); // harmless if it stays
  }
  return others;
}

function inUse(folder: string, { pid, host }: Owner, name: string): RunError {
  return new InUseError(
    `run folder ${folder}: is in use by process ${pid} on ${host}; wait until it has ended, or if it is gone, remove ${name}`,
  );
}

/**
 * At most one process writes into a run folder.
 *
 * Each process makes a file with a name of its own, which says who it is, and then looks for those of others. One that
 * sees no other process that lives holds the folder. Of two processes, the one whose file came later sees the file of the
 * other; so never do both hold it. The name is whole from the first moment, and is never used again, so the file that a
 * killed process has left can be told, and removed by anyone at any time.
 *
 * A file is empty while its process asks, and is filled when it holds the folder. When several ask at once, those leave
 * that see one whose name is smaller, and that one waits for them; so exactly one of them goes on.
 *
 * A folder can be moved while it is held, and another put in its place, in which another program holds a lock of its own.
 * So whoever writes by a path makes sure each time that the lock there is the one that was taken.
 *
 * @module
 */
import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { lockName, type Owner, type Processes, parseLockName } from "./owner.ts";
import { attempt, RunError } from "./run-error.ts";
import { quietly, removeIfThere, withFile, writeAll } from "./whole-file.ts";

/** How often one looks whether others that ask at the same time have left. Counted, so a busy machine gives them longer. */
const LOOKS = 2500;

/** A run folder that this process holds alone. */
export interface Lock {
  /** Gives the folder back. */
  release(): void;
  /** Throws {@link LostFolderError} if what is at the path now is not the folder that was taken. */
  check(): void;
}

/** A run folder that was removed, or moved, while it was written; at its path is nothing now, or a folder of others. */
export class LostFolderError extends RunError {}

/** Takes a run folder for this process. Throws {@link RunError} if another has it, or this one already. */
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
      quietly(() => removeIfThere(fs, path)); // if it was the close that failed
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
        `run folder ${folder}: is not the one any more that this run began to write, which was moved or removed; nothing more is written`,
      );
    },
  };
}

/** Whether a name in a folder is that of the lock of a process that has ended. */
export function isDeadLock(name: string, { isAlive }: Processes): boolean {
  const owner = parseLockName(name);
  return owner !== null && !isAlive(owner);
}

/** Returns when this process alone has or asks for the folder; throws if another has it, or comes first. */
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

/** The other processes that have or ask for the folder. The files of those that are gone are removed. */
function livingOthers(fs: FileSystem, folder: string, { self, isAlive }: Processes): Other[] {
  const others: Other[] = [];
  for (const name of fs.list(folder)) {
    const owner = parseLockName(name);
    if (owner === null || name === lockName(self)) continue;
    const path = join(folder, name);
    if (isAlive(owner)) {
      const entry = fs.lstat(path);
      if (entry !== null) others.push({ name, owner, holds: entry.size > 0 });
    } else quietly(() => fs.remove(path)); // it would do no harm if it stayed
  }
  return others;
}

function inUse(folder: string, { pid, host }: Owner, name: string): RunError {
  return new RunError(
    `run folder ${folder}: is in use by process ${pid} on ${host}; wait until it has ended, or if it is gone, remove ${name}`,
  );
}

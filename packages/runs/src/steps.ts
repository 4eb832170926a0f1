/**
 * Work that has to wait for the disk, written once for both ways of waiting: a generator that yields each sync it needs
 * and does everything else itself. {@link finish} makes the syncs one after the other and returns; {@link finishLater}
 * lets the system make them while the program goes on.
 *
 * Only the syncs wait for the disk: all other calls end in the memory of the system, and take microseconds.
 *
 * @module
 */
import { dirname } from "node:path";
import type { FileSystem } from "./file-system.ts";

/** A sync: of the content of an open file, or of the entries of a folder. */
export type Sync = { readonly file: number } | { readonly folder: string };

/** Work that yields the syncs it has to wait for. A failed sync is thrown where it was yielded. */
export type Steps<T = void> = Generator<Sync, T, void>;

/** Thrown into work that is given up, at a sync that is not made any more. */
export class Abandoned extends Error {
  static override get name(): string {
    return "Abandoned";
  }
}

/** Does the work, and returns when it is done. */
export function finish<T>(fs: FileSystem, work: Steps<T>): T {
  let step = work.next();
  while (step.done !== true) {
    try {
      if ("file" in step.value) fs.sync(step.value.file);
      else fs.syncFolder(step.value.folder);
    } catch (error) {
      step = work.throw(error);
      continue;
    }
    step = work.next();
  }
  return step.value;
}

/**
 * Does the work up to its first sync, and the rest while the program goes on. Resolves to true when it is done, and to
 * false if `abandoned` returned true before one of the syncs: the work then gets {@link Abandoned} in its place.
 */
export async function finishLater(fs: FileSystem, work: Steps, abandoned: () => boolean): Promise<boolean> {
  try {
    let step = work.next();
    while (step.done !== true) {
      try {
        if (abandoned()) throw new Abandoned();
        await ("file" in step.value ? fs.beginSync(step.value.file) : fs.beginSyncFolder(step.value.folder));
      } catch (error) {
        step = work.throw(error);
        continue;
      }
      step = work.next();
    }
    return true;
  } catch (error) {
    if (error instanceof Abandoned) return false;
    throw error;
  }
}

/** The sync of the folder in which a file is. */
export function folderOf(path: string): Sync {
  return { folder: dirname(path) };
}

import { dirname, join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { RunError, reason } from "./run-error.ts";
import { quietly } from "./whole-file.ts";

/**
 * Makes a folder that must not exist yet, and those above it, and brings their names to the disk. The result takes it away
 * again, with the files that are in it, and those above it if they were made for it and nothing else has come into them.
 *
 * Throws {@link RunError} if the folder exists or cannot be made; then nothing is left behind.
 */
export function makeFolder(fs: FileSystem, folder: string): () => void {
  const made: string[] = [];
  const unmake = (): void =>
    quietly(() => {
      if (made.includes(folder)) for (const name of fs.list(folder)) fs.remove(join(folder, name));
      for (const path of made.toReversed()) fs.removeFolder(path); // until one into which another run has moved
    });
  try {
    for (const parent of missing(fs, dirname(folder))) {
      if (makeUnlessThere(fs, parent)) made.push(parent);
    }
    fs.makeFolder(folder);
    made.push(folder);
    for (const path of made) fs.syncFolder(dirname(path));
  } catch (error) {
    unmake();
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      throw new RunError(`run folder ${folder}: exists already and is not overwritten; choose another or remove it`);
    }
    throw new RunError(`run folder ${folder}: cannot be made, ${reason(error)}; choose another folder`);
  }
  return unmake;
}

/** The folders on a path that do not exist, the outermost first. */
function missing(fs: FileSystem, path: string): string[] {
  const paths: string[] = [];
  for (let at = path; fs.stat(at) === null && dirname(at) !== at; at = dirname(at)) paths.unshift(at);
  return paths;
}

/** Makes a folder; false if another program has made it meanwhile. */
function makeUnlessThere(fs: FileSystem, folder: string): boolean {
  try {
    fs.makeFolder(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

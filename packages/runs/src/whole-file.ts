import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Writes all bytes at a position of a file, however many calls the system needs for them. */
export function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, position + done);
  }
}

/**
 * Writes a file so that at any moment it is either absent (or what it was before) or whole: under another name in the same
 * folder, brought to the disk, and renamed. If that fails, the other file is removed.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.tmp`;
  try {
    const file = openSync(temporary, "w");
    try {
      writeAll(file, bytes, 0);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    removeQuietly(temporary); // what went wrong first is what has to be told
    throw error;
  }
  syncFolder(dirname(path));
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Brings the names in a folder to the disk, where the system can do that; the file itself is on the disk by now. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {}
}

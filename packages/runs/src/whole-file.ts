/**
 * Files that are read and written whole.
 *
 * @module
 */
import { dirname } from "node:path";
import type { FileSystem } from "./file-system.ts";

/** Writes all bytes at a position of a file, however many calls the system needs for them. */
export function writeAll(fs: FileSystem, file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += uninterrupted(() => fs.write(file, bytes.subarray(done), position + done));
  }
}

/** Fills `target` from a position of a file; the result is how many bytes were there. */
export function readAt(fs: FileSystem, file: number, target: Uint8Array, position: number): number {
  let done = 0;
  while (done < target.length) {
    const count = uninterrupted(() => fs.read(file, target.subarray(done), position + done));
    if (count === 0) break;
    done += count;
  }
  return done;
}

/** Makes a call again that a signal has interrupted before it did anything. */
function uninterrupted<T>(call: () => T): T {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EINTR") throw error;
    }
  }
}

/** Opens a file for as long as `use` needs it. */
export function withFile<T>(
  fs: FileSystem,
  path: string,
  flags: Parameters<FileSystem["open"]>[1],
  use: (file: number) => T,
): T {
  const file = fs.open(path, flags);
  let result: T;
  try {
    result = use(file);
  } catch (error) {
    quietly(() => fs.close(file)); // what went wrong first is what has to be told
    throw error;
  }
  fs.close(file);
  return result;
}

/** The bytes that a file has now; `check` is told how many before memory is taken for them. */
export function readWhole(fs: FileSystem, path: string, check: (size: number) => void = () => {}): Buffer {
  return withFile(fs, path, "r", (file) => {
    const { size } = fs.fstat(file);
    check(size);
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readAt(fs, file, bytes, 0));
  });
}

/**
 * Writes a file so that at any moment it is either absent (or what it was before) or whole: under another name in the same
 * folder, brought to the disk, and renamed, and the name brought to the disk. If that fails, the other file is removed.
 * `before` is called when the bytes are on the disk and the file has not its name yet.
 */
export function writeWhole(fs: FileSystem, path: string, bytes: Uint8Array, before: () => void = () => {}): void {
  const temporary = temporaryOf(path);
  try {
    withFile(fs, temporary, "w", (file) => {
      writeAll(fs, file, bytes, 0);
      fs.sync(file);
    });
    before();
    fs.rename(temporary, path);
  } catch (error) {
    quietly(() => fs.remove(temporary));
    throw error;
  }
  fs.syncFolder(dirname(path));
}

/** Under which name a file is written. */
export function temporaryOf(path: string): string {
  return `${path}.tmp`;
}

/** Removes a file if there is one. */
export function removeIfThere(fs: FileSystem, path: string): void {
  try {
    fs.remove(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/** Makes a call whose failure changes nothing. */
export function quietly(call: () => void): void {
  try {
    call();
  } catch {}
}

/**
 * Reading and writing whole files.
 *
 * @module
 */
import type { FileSystem } from "./file-system.ts";
import { finish, folderOf, type Steps } from "./steps.ts";

/** Writes all bytes at a position, in as many calls as the system needs. */
export function writeAll(fs: FileSystem, file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += uninterrupted(() => fs.write(file, bytes.subarray(done), position + done));
  }
}

/** Fills `target` from a position of a file; returns the number of bytes read, fewer only at the end. */
export function readAt(fs: FileSystem, file: number, target: Uint8Array, position: number): number {
  let done = 0;
  while (done < target.length) {
    const count = uninterrupted(() => fs.read(file, target.subarray(done), position + done));
    if (count === 0) break;
    done += count;
  }
  return done;
}

/** Repeats a call that a signal has interrupted before it had any effect. */
function uninterrupted<T>(call: () => T): T {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EINTR") throw error;
    }
  }
}

/** Opens a file while `use` runs. */
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
    quietly(() => fs.close(file)); // the first error is the one to report
    throw error;
  }
  fs.close(file);
  return result;
}

/** The current bytes of a file; `check` gets their number before memory is allocated. */
export function readWhole(fs: FileSystem, path: string, check: (size: number) => void = () => {}): Buffer {
  return withFile(fs, path, "r", (file) => {
    const { size } = fs.fstat(file);
    check(size);
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readAt(fs, file, bytes, 0));
  });
}

/**
 * Writes a file atomically: at any moment it is complete, or absent, or what it was before. The bytes go to a temporary
 * file in the same folder, which is synced and renamed, and then the folder is synced. `check` throws if the folder is no
 * longer held; it is called before a file is renamed or removed.
 */
export function writeWhole(fs: FileSystem, path: string, bytes: Uint8Array, check: () => void = () => {}): void {
  finish(
    fs,
    replacing(fs, path, bytes, check, () => fs.rename(temporaryOf(path), path)),
  );
}

/**
 * The same with further steps: after the bytes are written, `data` syncs what has to be on the disk before them, and in the
 * end `rename` gives the temporary file its name. If anything fails before that, the temporary file is removed, unless the
 * folder is no longer held: then it may be that of another run.
 */
export function* replacing(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  check: () => void,
  rename: () => void,
  data: () => Steps = function* () {},
): Steps {
  const temporary = temporaryOf(path);
  try {
    const file = fs.open(temporary, "w");
    try {
      writeAll(fs, file, bytes, 0);
      yield* data();
      yield { file };
    } catch (error) {
      quietly(() => fs.close(file));
      throw error;
    }
    fs.close(file);
    check();
    rename();
  } catch (error) {
    quietly(() => {
      check();
      fs.remove(temporary);
    });
    throw error;
  }
  yield folderOf(path);
}

/** The temporary name of a file. */
export function temporaryOf(path: string): string {
  return `${path}.tmp`;
}

/** Removes a file, unless it is missing. */
export function removeIfThere(fs: FileSystem, path: string): void {
  try {
    fs.remove(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/** Makes a call and ignores its failure. */
export function quietly(call: () => void): void {
  try {
    call();
  } catch {}
}

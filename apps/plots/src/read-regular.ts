import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/**
 * The bytes of a file, which must be a regular one, no link to one, and have at most `most` bytes; null for anything else,
 * of which nothing is read, and of which nobody waits for a reader or a writer.
 */
export function readRegular(path: string, most: number): Buffer | null {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  let file: number;
  try {
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > most) return null;
    const bytes = Buffer.alloc(stat.size);
    let done = 0;
    for (let count = -1; done < bytes.length && count !== 0; done += count) {
      count = readSync(file, bytes, done, bytes.length - done, done);
    }
    return bytes.subarray(0, done);
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

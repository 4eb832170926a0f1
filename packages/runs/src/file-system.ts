/**
 * The part of a file system that this package needs. All reads and writes go through these calls, so that a test can
 * replace the disk and make any of them fail.
 *
 * Calls fail with an error that has a `code`, such as `ENOSPC`, like those of Node.
 *
 * @module
 */

/** An entry of a file system. */
export interface Entry {
  readonly kind: "file" | "folder" | "link" | "other";
  readonly size: number;
  /** The number of its names, more than one for a file with hard links. */
  readonly names: number;
  /** Identifies it regardless of its name, and is unique at any one time. */
  readonly id: string;
}

/** The calls; `file` is a file descriptor from `open`. */
export interface FileSystem {
  /**
   * Opens a file: `r` to read, `r+` to read and write, `w` to truncate or create, `wx` to create one that must not
   * exist.
   *
   * Only a regular file with a single name is opened. A link, symbolic or hard, leads out of the folder, and a pipe or
   * a device may never end or never answer: `open` fails for them with the code `EFOREIGN`, does not block, and changes
   * nothing.
   */
  open(path: string, flags: "r" | "r+" | "w" | "wx"): number;
  /**
   * Reads into `target` from a position; returns the number of bytes, possibly fewer than asked for, and 0 at the end.
   */
  read(file: number, target: Uint8Array, position: number): number;
  /** Writes at a position; returns the number of bytes, possibly fewer than given. */
  write(file: number, bytes: Uint8Array, position: number): number;
  /** Truncates a file to a size, or extends it with zeros. */
  truncate(file: number, size: number): void;
  /** The entry of an open file. */
  fstat(file: number): Entry;
  /** Flushes the content of a file to the disk (fsync). */
  sync(file: number): void;
  /**
   * The same while the program goes on: resolves when everything that was written before the call is on the disk. What is
   * written meanwhile may be there or not.
   */
  beginSync(file: number): Promise<void>;
  /** Closes a file; it is closed even if the call fails. */
  close(file: number): void;
  /** Renames a file, atomically replacing one that has the new name. */
  rename(from: string, to: string): void;
  /** Removes a file. */
  remove(path: string): void;
  /** Creates a folder that must not exist. */
  makeFolder(path: string): void;
  /** Removes an empty folder. */
  removeFolder(path: string): void;
  /** The names in a folder. */
  list(path: string): string[];
  /** Flushes the entries of a folder to the disk, where the system can. */
  syncFolder(path: string): void;
  /** The same while the program goes on. */
  beginSyncFolder(path: string): Promise<void>;
  /** The entry at a path, or null. A symbolic link is not followed. */
  lstat(path: string): Entry | null;
  /** The entry at a path, or null. Symbolic links are followed. */
  stat(path: string): Entry | null;
}

/** Why an entry is not a regular file of a run folder, in words; null if it is one. */
export function foreign({ kind, names }: Entry): string | null {
  if (kind === "file") return names > 1 ? `has ${names} names, being a hard link; put a copy in its place` : null;
  if (kind === "link") return "is a symbolic link; put the file itself in its place";
  return "is not a file";
}

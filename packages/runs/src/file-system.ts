/**
 * What this package needs of a file system, and no more. All that it reads and writes goes through these calls, so that a
 * test can stand in for the disk and let each of them fail.
 *
 * Calls fail with an error that has a `code`, such as `ENOSPC`, as those of Node do.
 *
 * @module
 */

/** What has a name in a file system. */
export interface Entry {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
}

/** The calls; `file` is the number that `open` has given. */
export interface FileSystem {
  /** Opens a file: `r` to read, `r+` to write too, `w` to write an empty one, `wx` to make one that must not exist. */
  open(path: string, flags: "r" | "r+" | "w" | "wx"): number;
  /** Reads into `target` from a position; the result, how many bytes, may be less than asked for, and is 0 at the end. */
  read(file: number, target: Uint8Array, position: number): number;
  /** Writes at a position; the result, how many bytes, may be less than all. */
  write(file: number, bytes: Uint8Array, position: number): number;
  /** Cuts a file, or fills it with zeros, to a size. */
  truncate(file: number, size: number): void;
  /** How many bytes an open file has. */
  size(file: number): number;
  /** Brings the content of a file to the disk. */
  sync(file: number): void;
  /** Closes a file, also if it fails. */
  close(file: number): void;
  /** Gives a file another name; one that had it before is gone at the same moment. */
  rename(from: string, to: string): void;
  /** Removes a file. */
  remove(path: string): void;
  /** Makes a folder that must not exist. */
  makeFolder(path: string): void;
  /** Removes an empty folder. */
  removeFolder(path: string): void;
  /** The names in a folder. */
  list(path: string): string[];
  /** Brings the names in a folder to the disk, where the system can do that. */
  syncFolder(path: string): void;
  /** What has this name, or null if there is nothing. */
  stat(path: string): Entry | null;
}

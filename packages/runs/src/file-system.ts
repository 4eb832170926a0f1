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
  readonly kind: "file" | "folder" | "link" | "other";
  readonly size: number;
  /** How many names it has: more than one, if there are hard links to a file. */
  readonly names: number;
  /** By which it is known whatever its name is; no other has the same at the same time. */
  readonly id: string;
}

/** The calls; `file` is the number that `open` has given. */
export interface FileSystem {
  /**
   * Opens a file: `r` to read, `r+` to write too, `w` to write an empty one, `wx` to make one that must not exist.
   *
   * Only a regular file of one name is opened. A link, symbolic or hard, leads out of the folder, and a pipe or a device
   * may never end or never answer: `open` fails for them with the code `EFOREIGN`, does not wait, and changes nothing.
   */
  open(path: string, flags: "r" | "r+" | "w" | "wx"): number;
  /** Reads into `target` from a position; the result, how many bytes, may be less than asked for, and is 0 at the end. */
  read(file: number, target: Uint8Array, position: number): number;
  /** Writes at a position; the result, how many bytes, may be less than all. */
  write(file: number, bytes: Uint8Array, position: number): number;
  /** Cuts a file, or fills it with zeros, to a size. */
  truncate(file: number, size: number): void;
  /** What an open file is. */
  fstat(file: number): Entry;
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
  /** What has this name, or null if there is nothing. A symbolic link is itself, and is not followed. */
  lstat(path: string): Entry | null;
  /** What is at a path, or null if there is nothing. Symbolic links are followed. */
  stat(path: string): Entry | null;
}

/** Why a file is none that a run folder has of its own, in words; null if it is one. */
export function foreign({ kind, names }: Entry): string | null {
  if (kind === "file") return names > 1 ? `has ${names} names, being a hard link; put a copy in its place` : null;
  if (kind === "link") return "is a symbolic link; put the file itself in its place";
  return "is not a file";
}

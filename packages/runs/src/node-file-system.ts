import * as fs from "node:fs";
import { type Entry, type FileSystem, foreign } from "./file-system.ts";

/** The file system of Node. */
export const nodeFileSystem: FileSystem = {
  open,
  read: (file, target, position) => fs.readSync(file, target, 0, target.length, position),
  write: (file, bytes, position) => fs.writeSync(file, bytes, 0, bytes.length, position),
  truncate: (file, size) => fs.ftruncateSync(file, size),
  fstat: (file) => entry(fs.fstatSync(file, { bigint: true })),
  sync: (file) => fs.fsyncSync(file),
  beginSync,
  close: (file) => fs.closeSync(file),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.unlinkSync(path),
  makeFolder: (path) => fs.mkdirSync(path),
  removeFolder: (path) => fs.rmdirSync(path),
  list: (path) => fs.readdirSync(path),
  syncFolder,
  beginSyncFolder,
  lstat: (path) => found(fs.lstatSync, path),
  stat: (path) => found(fs.statSync, path),
};

const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL } = fs.constants;
// Undefined on Windows.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_DIRECTORY = 0 } = fs.constants as Partial<typeof fs.constants>;

const modes = { r: O_RDONLY, "r+": O_RDWR, w: O_WRONLY | O_CREAT, wx: O_WRONLY | O_CREAT | O_EXCL } as const;

/**
 * Checks the name before, so that no device is opened, and the open file after, because the name may have changed
 * between.
 */
function open(path: string, flags: keyof typeof modes): number {
  const before = found(fs.lstatSync, path);
  if (before !== null && flags !== "wx") checkOwn(before);
  const file = fs.openSync(path, modes[flags] | O_NOFOLLOW | O_NONBLOCK); // without O_TRUNC until the file is checked
  try {
    checkOwn(entry(fs.fstatSync(file, { bigint: true })));
    if (flags === "w") fs.ftruncateSync(file, 0);
  } catch (error) {
    fs.closeSync(file);
    throw error;
  }
  return file;
}

function checkOwn(entry: Entry): void {
  const words = foreign(entry);
  if (words === null) return;
  throw Object.assign(new Error(`it ${words}`), { code: entry.kind === "folder" ? "EISDIR" : "EFOREIGN" });
}

/** The entry at a path, or null. A path below a file does not exist, for which Node 20 has a different error code. */
function found(stat: typeof fs.statSync | typeof fs.lstatSync, path: string): Entry | null {
  try {
    const stats = stat(path, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? null : entry(stats);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return null;
    throw error;
  }
}

function entry(stat: fs.BigIntStats): Entry {
  const kind = stat.isFile() ? "file" : stat.isDirectory() ? "folder" : stat.isSymbolicLink() ? "link" : "other";
  return { kind, size: Number(stat.size), names: Number(stat.nlink), id: `${stat.dev}:${stat.ino}` };
}

/** The codes of systems that cannot sync a folder: Windows on opening it, some file systems on the sync. */
const cannot: readonly unknown[] = ["EINVAL", "ENOTSUP", "ENOSYS", "EISDIR", "EPERM", "EACCES", "EBADF"];

function syncFolder(path: string): void {
  try {
    const folder = openFolder(path);
    try {
      fs.fsyncSync(folder);
    } finally {
      fs.closeSync(folder);
    }
  } catch (error) {
    if (!cannot.includes((error as NodeJS.ErrnoException).code)) throw error;
  }
}

async function beginSyncFolder(path: string): Promise<void> {
  try {
    const folder = openFolder(path);
    try {
      await beginSync(folder);
    } finally {
      fs.closeSync(folder);
    }
  } catch (error) {
    if (!cannot.includes((error as NodeJS.ErrnoException).code)) throw error;
  }
}

const openFolder = (path: string): number => fs.openSync(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK);

function beginSync(file: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fs.fsync(file, (error) => (error === null || error === undefined ? resolve() : reject(error)));
  });
}

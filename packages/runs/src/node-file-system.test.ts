import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { failure, MemoryFileSystem } from "./testing/memory-file-system.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "dz-file-system-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  fs.rmSync(folder, { recursive: true });
});

/** An in-memory file system that contains the folder, too. */
function memory(): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  const parts = folder.split("/").filter(Boolean);
  parts.forEach((_, i) => {
    disk.makeFolder(`/${parts.slice(0, i + 1).join("/")}`);
  });
  return disk;
}

describe.each<[string, () => FileSystem]>([
  ["the machine's", () => nodeFileSystem],
  ["the in-memory", memory],
])("%s file system", (_, create) => {
  let disk: FileSystem;
  let path: string;
  beforeEach(() => {
    disk = create();
    path = join(folder, "a");
  });

  const write = (name: string, text: string): void => {
    const file = disk.open(join(folder, name), "w");
    expect(disk.write(file, Buffer.from(text), 0)).toBe(text.length);
    disk.close(file);
  };
  const read = (name: string): string => {
    const file = disk.open(join(folder, name), "r");
    const bytes = Buffer.alloc(disk.fstat(file).size);
    expect(disk.read(file, bytes, 0)).toBe(bytes.length);
    disk.close(file);
    return bytes.toString();
  };
  const code = (call: () => void): unknown => {
    try {
      call();
    } catch (error) {
      return (error as NodeJS.ErrnoException).code;
    }
    return null;
  };

  test("writes and reads at a position", () => {
    write("a", "0123456789");
    const file = disk.open(path, "r+");
    disk.write(file, Buffer.from("xy"), 4);
    disk.write(file, Buffer.from("z"), 12);
    expect(disk.fstat(file).size).toBe(13);
    const bytes = Buffer.alloc(5);
    expect(disk.read(file, bytes, 3)).toBe(5);
    expect(bytes.toString()).toBe("3xy67");
    expect(disk.read(file, bytes, 11)).toBe(2);
    expect(disk.read(file, bytes, 13)).toBe(0);
    disk.sync(file);
    disk.close(file);
    expect(read("a")).toBe("0123xy6789\0\0z");
  });

  test("truncates files, and extends them with zeros", () => {
    write("a", "0123456789");
    const file = disk.open(path, "r+");
    disk.truncate(file, 3);
    disk.truncate(file, 5);
    disk.close(file);
    expect(read("a")).toBe("012\0\0");
  });

  test("opens with each of its flags", () => {
    expect(code(() => disk.open(path, "r"))).toBe("ENOENT");
    expect(code(() => disk.open(path, "r+"))).toBe("ENOENT");
    disk.close(disk.open(path, "wx"));
    expect(code(() => disk.open(path, "wx"))).toBe("EEXIST");
    write("a", "long");
    write("a", "1");
    expect(read("a")).toBe("1");
    expect(code(() => disk.open(folder, "w"))).toBe("EISDIR");
    expect(code(() => disk.open(join(folder, "none/b"), "w"))).toBe("ENOENT");
    expect(code(() => disk.open(join(path, "b"), "w"))).toMatch(/^(ENOTDIR|ENOENT)$/);
  });

  test("renames over another file, and removes", () => {
    write("a", "one");
    write("b", "two");
    disk.rename(path, join(folder, "b"));
    expect(disk.list(folder)).toEqual(["b"]);
    expect(read("b")).toBe("one");
    expect(code(() => disk.rename(path, join(folder, "b")))).toBe("ENOENT");
    disk.remove(join(folder, "b"));
    expect(code(() => disk.remove(join(folder, "b")))).toBe("ENOENT");
    expect(disk.list(folder)).toEqual([]);
  });

  test("creates and removes folders", () => {
    disk.makeFolder(path);
    expect(code(() => disk.makeFolder(path))).toBe("EEXIST");
    expect(code(() => disk.remove(path))).toMatch(/^(EISDIR|EPERM)$/);
    expect(code(() => disk.makeFolder(join(folder, "none/b")))).toBe("ENOENT");
    write("a/b", "");
    expect(code(() => disk.removeFolder(path))).toBe("ENOTEMPTY");
    disk.remove(join(path, "b"));
    disk.removeFolder(path);
    expect(code(() => disk.list(path))).toBe("ENOENT");
    disk.syncFolder(folder);
  });

  test("lstat returns the kind of an entry", () => {
    write("a", "123");
    expect(disk.stat(path)).toMatchObject({ kind: "file", size: 3, names: 1 });
    expect(disk.stat(folder)?.kind).toBe("folder");
    expect(disk.stat(join(folder, "b"))).toBe(null);
    expect(disk.stat(join(path, "b"))).toBe(null);
  });

  test("refuses all calls with a closed file", () => {
    const file = disk.open(path, "wx");
    disk.close(file);
    expect(code(() => disk.sync(file))).toBe("EBADF");
  });
});

test.runIf(fs.existsSync("/dev/null"))("a device is neither file nor folder", () => {
  expect(nodeFileSystem.stat("/dev/null")?.kind).toBe("other");
});

/** Lets the system refuse to sync, and counts what is closed. */
function failSync(code: string): void {
  vi.spyOn(fs, "closeSync");
  vi.spyOn(fs, "fsyncSync").mockImplementation(() => {
    throw failure(code, "fsync");
  });
  syncBuiltinESMExports(); // the module under test has its functions from the module, not from this object
}

test.each(["EINVAL", "ENOTSUP", "EPERM"])("syncFolder ignores that the system cannot sync folders (%s)", (code) => {
  failSync(code);
  nodeFileSystem.syncFolder(folder);
  expect(fs.fsyncSync).toHaveBeenCalledTimes(1);
  expect(fs.closeSync).toHaveBeenCalledTimes(1);
});

test.each(["EIO", "ENOSPC"])("syncFolder throws if the sync fails (%s)", (code) => {
  failSync(code);
  expect(() => nodeFileSystem.syncFolder(folder)).toThrow(`${code}: fsync`);
  expect(fs.closeSync).toHaveBeenCalledTimes(1);
});

test("syncFolder throws for a missing folder", () => {
  expect(() => nodeFileSystem.syncFolder(join(folder, "none"))).toThrow("ENOENT");
});

import { beforeEach, expect, test } from "vitest";
import { failure, MemoryFileSystem } from "./memory-file-system.ts";

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
  disk.makeFolder("/a");
  disk.syncFolder("/");
});

function write(path: string, text: string, sync: boolean): void {
  const file = disk.open(path, "w");
  disk.write(file, Buffer.from(text), 0);
  if (sync) disk.sync(file);
  disk.close(file);
}

/** Returns these numbers one after another. */
const draws =
  (...numbers: number[]) =>
  (): number =>
    numbers.shift() ?? 0.99;

test("synced content survives a power cut", () => {
  write("/a/f", "text", true);
  disk.syncFolder("/a");
  disk.cut(draws());
  expect(disk.snapshot("/a")).toEqual({ f: "text" });
});

test("unsynced names or content may be lost in a power cut", () => {
  write("/a/f", "text", true);
  disk.cut(draws());
  expect(disk.snapshot("/a")).toEqual({});
  write("/a/f", "text", false);
  disk.syncFolder("/a");
  disk.cut(draws());
  expect(disk.snapshot("/a")).toEqual({ f: "" });
});

test("a write may reach the disk in part, and a later one without an earlier one", () => {
  const file = disk.open("/a/f", "wx");
  disk.syncFolder("/a");
  disk.write(file, Buffer.from("abcd"), 0);
  disk.write(file, Buffer.from("efgh"), 4);
  const copy = (): string => disk.snapshot("/a").f as string;
  expect(copy()).toBe("abcdefgh");
  // Per write: whether it is there, whether it is complete, which part is there.
  disk.cut(draws(0.9, 0, 0.9, 0.5));
  expect(copy()).toBe("\0\0\0\0ef");
});

test("a rename may be lost and a later one kept", () => {
  write("/a/f", "old", true);
  disk.syncFolder("/a");
  write("/a/g", "new", true);
  disk.rename("/a/f", "/a/e");
  disk.rename("/a/g", "/a/f");
  expect(disk.snapshot("/a")).toEqual({ e: "old", f: "new" });
  disk.cut(draws(0.9, 0.9, 0)); // the name g, then the two renames
  expect(disk.snapshot("/a")).toEqual({ f: "new" });
});

test("a killed program loses its open files and nothing else", () => {
  const file = disk.open("/a/f", "wx");
  disk.write(file, Buffer.from("text"), 0);
  expect(disk.openFiles).toBe(1);
  disk.kill();
  expect(disk.openFiles).toBe(0);
  expect(() => disk.write(file, Buffer.from("x"), 0)).toThrow("EBADF: write");
  expect(disk.snapshot("/")).toEqual({ "a/f": "text" });
});

test("failures have a code", () => {
  expect(failure("EIO", "read")).toMatchObject({ code: "EIO", message: "EIO: read" });
});

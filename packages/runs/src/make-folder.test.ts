import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { makeFolder } from "./make-folder.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { RunError } from "./run-error.ts";
import { intercepted } from "./testing/faults.ts";
import { failure, MemoryFileSystem } from "./testing/memory-file-system.ts";
import { process } from "./testing/program.ts";

let base: string;
/** Creates a folder that must not exist; the result removes it again. */
const make = (disk: FileSystem, folder: string): (() => void) =>
  makeFolder(disk, folder, { processes: process(1), empty: false }).unmake;
beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "dz-make-folder-"));
});
afterEach(() => {
  fs.rmSync(base, { recursive: true });
});

test("makeFolder creates the folder and its parents, and unmake removes them", () => {
  const folder = join(base, "a/b/c");
  const unmake = make(nodeFileSystem, folder);
  unmake();
  expect(fs.readdirSync(base)).toEqual([]);
});

test("unmake leaves a folder that has files of another program", () => {
  const folder = join(base, "a/b");
  const unmake = make(nodeFileSystem, folder);
  fs.writeFileSync(join(folder, "file"), "x");
  unmake();
  expect(fs.readdirSync(folder)).toEqual(["file"]);
});

test("unmake removes only folders that makeFolder created", () => {
  fs.mkdirSync(join(base, "a"));
  make(nodeFileSystem, join(base, "a/b/c"))();
  expect(fs.readdirSync(base)).toEqual(["a"]);
  expect(fs.readdirSync(join(base, "a"))).toEqual([]);
});

test("unmake leaves a parent that contains another run by now", () => {
  const unmake = make(nodeFileSystem, join(base, "runs/one"));
  make(nodeFileSystem, join(base, "runs/two"));
  unmake();
  expect(fs.readdirSync(join(base, "runs"))).toEqual(["two"]);
});

test("makeFolder uses, and unmake leaves, a parent that another program creates meanwhile", () => {
  const disk = intercepted(nodeFileSystem, (call, args, real) => {
    if (call === "makeFolder" && args[0] === join(base, "runs")) real(...args);
    return real(...args);
  });
  make(disk, join(base, "runs/one"))();
  expect(fs.readdirSync(base)).toEqual(["runs"]);
});

test("makeFolder syncs the entries of all folders that it creates", () => {
  const disk = new MemoryFileSystem();
  make(disk, "/a/b/c");
  disk.cut(() => 0);
  expect(disk.stat("/a/b/c")?.kind).toBe("folder");
});

const exists = "exists already and is not overwritten; choose another or remove it";

test.each([
  ["a folder", (path: string) => fs.mkdirSync(path)],
  ["a folder with files", (path: string) => fs.cpSync(import.meta.dirname, path, { recursive: true })],
  ["a file", (path: string) => fs.writeFileSync(path, "x")],
  ["a link to nowhere", (path: string) => fs.symlinkSync("nowhere", path)],
])("makeFolder refuses %s that exists already, and leaves it unchanged", (_, put) => {
  const folder = join(base, "run");
  put(folder);
  const before = fs.lstatSync(folder);
  expect(() => make(nodeFileSystem, folder)).toThrow(new RunError(`run folder ${folder}: ${exists}`));
  expect(fs.lstatSync(folder)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
});

test.each([
  ["a file above", "file/run", "a part of the path is a file, not a folder"],
  ["a file far above", "file/a/b/run", "a part of the path is a file, not a folder"],
  ["a name that is too long", `a/b/${"x".repeat(300)}`, "the name is too long"],
  ["a long name above", `a/${"x".repeat(300)}/b`, "the name is too long"],
  ["a link to nowhere above", "link/run", "no such file or folder"],
])("makeFolder reports %s, and leaves nothing behind", (_, name, words) => {
  fs.writeFileSync(join(base, "file"), "x");
  fs.symlinkSync("nowhere", join(base, "link"));
  const folder = join(base, name);
  expect(() => make(nodeFileSystem, folder)).toThrow(
    new RunError(`run folder ${folder}: cannot be made, ${words}; choose another folder`),
  );
  expect(fs.readdirSync(base)).toEqual(["file", "link"]);
});

test("makeFolder reports an invalid path in one line", () => {
  const folder = join(base, "a\0b");
  expect(() => make(nodeFileSystem, folder)).toThrow(RunError);
  expect(() => make(nodeFileSystem, folder)).toThrow(/^[^\n]+$/);
});

test.each(["makeFolder", "syncFolder"])(
  "makeFolder reports a disk on which %s fails, and leaves nothing behind",
  (name) => {
    const disk = intercepted(nodeFileSystem, (call, args, real) => {
      if (call === name) throw failure("EACCES", "mkdir");
      return real(...args);
    });
    const folder = join(base, "runs/one");
    expect(() => make(disk, folder)).toThrow(
      new RunError(`run folder ${folder}: cannot be made, permission denied; choose another folder`),
    );
    expect(fs.readdirSync(base)).toEqual([]);
  },
);

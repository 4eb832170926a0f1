import { beforeEach, expect, test } from "vitest";
import {
  doneAndFailed,
  type Fault,
  failing,
  faultAt,
  faultFrom,
  intercepted,
  interrupted,
  Killed,
  killAfter,
  short,
} from "./faults.ts";
import { MemoryFileSystem } from "./memory-file-system.ts";

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
});

const text = Buffer.from("0123456789abcdef");

/** Writes a file with a fault at one of the calls `open`, `write`, `close` and `remove`. */
function write(index: number, fault: Fault): { error: string | null; files: Record<string, string> } {
  const { intercept } = faultAt(index, fault);
  const fs = intercepted(disk, intercept);
  try {
    const file = fs.open("/a", "wx");
    fs.write(file, text, 0);
    fs.close(file);
    fs.remove("/a");
    return { error: null, files: disk.snapshot("/") };
  } catch (error) {
    return { error: (error as Error).message, files: disk.snapshot("/") };
  }
}

test.each<[string, number, Fault, string | null, Record<string, string>]>([
  ["open", 0, failing("EIO"), "EIO: open", {}],
  ["write", 1, failing("ENOSPC"), "ENOSPC: write", { a: "01234567" }],
  ["close", 2, failing("EIO"), "EIO: close", { a: text.toString() }],
  ["remove", 3, failing("EIO"), "EIO: remove", { a: text.toString() }],
  ["interrupted write", 1, interrupted, "EINTR: write", { a: "" }],
  ["write that is done", 1, doneAndFailed, "EIO: write", { a: text.toString() }],
  ["remove that is done", 3, doneAndFailed, "EIO: remove", {}],
  ["open that is not done", 0, doneAndFailed, "EIO: open", {}],
  ["call that is not made", 4, failing("EIO"), null, {}],
])("%s", (_, index, fault, error, files) => {
  expect(write(index, fault)).toEqual({ error, files });
  if (index === 2) expect(disk.openFiles).toBe(0);
});

test("a short write or read processes half of the bytes", () => {
  const fs = intercepted(disk, short);
  const file = fs.open("/a", "wx");
  expect(fs.write(file, text, 0)).toBe(8);
  expect(fs.write(file, text.subarray(0, 1), 0)).toBe(1);
  expect(fs.read(file, Buffer.alloc(6), 0)).toBe(3);
  expect(fs.fstat(file).size).toBe(8);
});

test("faultAt counts the calls", () => {
  const { intercept, calls } = faultAt(9, short);
  const fs = intercepted(disk, intercept);
  fs.close(fs.open("/a", "wx"));
  expect(calls()).toBe(2);
});

test("faultFrom leaves the calls before, and those of other names", () => {
  const { intercept, calls } = faultFrom(2, failing("EIO"));
  const fs = intercepted(disk, intercept);
  const file = fs.open("/a", "wx");
  fs.sync(file);
  expect(() => fs.write(file, text, 0)).toThrow("EIO: write");
  fs.sync(file);
  expect(() => fs.write(file, text, 0)).toThrow("EIO: write");
  expect(calls()).toBe(5);
});

test.each([
  [0, {}],
  [1, { a: "" }],
  [2, { a: "0123456789" }],
  [3, { a: "0123456789abcdef" }],
])("a program killed after %d steps writes no more", (steps, files) => {
  const fs = intercepted(disk, killAfter(steps));
  const program = () => {
    const file = fs.open("/a", "wx");
    fs.write(file, text, 0);
    fs.sync(file);
  };
  expect(program).toThrow(Killed);
  expect(() => fs.list("/")).toThrow(Killed);
  expect(disk.snapshot("/")).toEqual(files);
});

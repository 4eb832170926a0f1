import { beforeEach, expect, test } from "vitest";
import { entryOf, readLimited } from "./read-limited.ts";
import { RunError } from "./run-error.ts";
import { failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { writeWhole } from "./whole-file.ts";

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
  writeWhole(disk, "/a", Buffer.from("text"));
});

test("readRegularFile returns the bytes of a file", () => {
  expect(readLimited(disk, "/a", "config", "here").toString()).toBe("text");
});

test("readRegularFile reports a missing file and entries that are not files", () => {
  expect(() => readLimited(disk, "/b", "config", "here")).toThrow(new RunError("here is missing"));
  disk.makeFolder("/b");
  expect(() => readLimited(disk, "/b", "config", "here")).toThrow(new RunError("here is not a file"));
});

test("readRegularFile does not open a file above the limit", () => {
  const large = intercepted(disk, (call, args, real) =>
    call === "lstat" ? { kind: "file", size: 2 ** 20 + 1, names: 1 } : failing("EIO")(call, args, real),
  );
  expect(() => readLimited(large, "/a", "config", "here")).toThrow(
    new RunError("here has 1048577 bytes, at most 1048576 are read"),
  );
});

test("readRegularFile reads a file of exactly the limit", () => {
  writeWhole(disk, "/large", Buffer.alloc(2 ** 20));
  expect(readLimited(disk, "/large", "config", "here").length).toBe(2 ** 20);
});

test("readRegularFile reports errors of the system", () => {
  const faulty = intercepted(disk, failing("EACCES"));
  expect(() => entryOf(faulty, "/a", "here")).toThrow(new RunError("here cannot be read, permission denied"));
  expect(entryOf(disk, "/none", "here")).toBe(null);
});

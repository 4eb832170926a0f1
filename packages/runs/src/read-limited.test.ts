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

test("a file is read", () => {
  expect(readLimited(disk, "/a", "config", "here").toString()).toBe("text");
});

test("what is not a file, or is not there, is told", () => {
  expect(() => readLimited(disk, "/b", "config", "here")).toThrow(new RunError("here is missing"));
  disk.makeFolder("/b");
  expect(() => readLimited(disk, "/b", "config", "here")).toThrow(new RunError("here is not a file"));
});

test("a file that is too large is not opened", () => {
  const large = intercepted(disk, (call, args, real) =>
    call === "lstat" ? { kind: "file", size: 2 ** 20 + 1, names: 1 } : failing("EIO")(call, args, real),
  );
  expect(() => readLimited(large, "/a", "config", "here")).toThrow(
    new RunError("here has 1048577 bytes, at most 1048576 are read"),
  );
});

test("the largest file that is allowed is read", () => {
  writeWhole(disk, "/large", Buffer.alloc(2 ** 20));
  expect(readLimited(disk, "/large", "config", "here").length).toBe(2 ** 20);
});

test("what the system says is told", () => {
  const faulty = intercepted(disk, failing("EACCES"));
  expect(() => entryOf(faulty, "/a", "here")).toThrow(new RunError("here cannot be read, permission denied"));
  expect(entryOf(disk, "/none", "here")).toBe(null);
});

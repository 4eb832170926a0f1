import { beforeEach, expect, test } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { failing as failingWith, intercepted } from "./testing/faults.ts";
import { failure, MemoryFileSystem } from "./testing/memory-file-system.ts";
import {
  quietly,
  readAt,
  readWhole,
  removeIfThere,
  temporaryOf,
  withFile,
  writeAll,
  writeWhole,
} from "./whole-file.ts";

const path = "/runs/a";

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
  disk.makeFolder("/runs");
});

const text = (): string => readWhole(disk, path).toString();

/** Makes the first call of this name fail. */
function failing(name: keyof FileSystem, code: string): FileSystem {
  let done = false;
  return intercepted(disk, (call, args, real) => {
    if (call !== name || done) return real(...args);
    done = true;
    if (call === "close") real(...args);
    throw failure(code, call);
  });
}

test("writeAll and readAt continue after a short write or read", () => {
  let calls = 0;
  const slow = intercepted(disk, (call, args, real) => {
    if (call !== "write" && call !== "read") return real(...args);
    calls++;
    return real(...args.with(1, (args[1] as Uint8Array).subarray(0, 3)));
  });
  withFile(slow, path, "wx", (file) => writeAll(slow, file, Buffer.from("0123456789"), 0));
  expect(calls).toBe(4);
  expect(text()).toBe("0123456789");
  expect(readWhole(slow, path).toString()).toBe("0123456789");
  expect(calls).toBe(8);
});

test.each(["write", "read"] as const)("a %s interrupted by a signal is repeated", (call) => {
  const fs = failing(call, "EINTR");
  withFile(fs, path, "wx", (file) => writeAll(fs, file, Buffer.from("0123456789"), 0));
  expect(readWhole(fs, path).toString()).toBe("0123456789");
});

test("writeAll writes at its position and leaves the rest unchanged", () => {
  writeWhole(disk, path, Buffer.from("abcdef"));
  withFile(disk, path, "r+", (file) => writeAll(disk, file, Buffer.from("XY"), 2));
  expect(text()).toBe("abXYef");
});

test("readAt returns the number of bytes read", () => {
  writeWhole(disk, path, Buffer.from("abcdef"));
  const target = Buffer.alloc(4);
  expect(withFile(disk, path, "r", (file) => readAt(disk, file, target, 4))).toBe(2);
  expect(target.toString()).toBe("ef\0\0");
});

test("withFile closes the file, and reports the first error", () => {
  writeWhole(disk, path, Buffer.from("a"));
  expect(withFile(disk, path, "r", () => 3)).toBe(3);
  const fails = () => {
    throw new Error("first");
  };
  expect(() => withFile(failing("close", "EIO"), path, "r", fails)).toThrow("first");
  expect(() => withFile(failing("close", "EIO"), path, "r", () => 3)).toThrow("EIO: close");
  expect(disk.openFiles).toBe(0);
});

test("writeWhole creates or replaces a file, and leaves nothing else", () => {
  withFile(disk, temporaryOf(path), "wx", (file) =>
    writeAll(disk, file, Buffer.from("of a run that was killed, and longer than what comes now"), 0),
  );
  writeWhole(disk, path, Buffer.from("one"));
  writeWhole(disk, path, Buffer.from("two"));
  expect(text()).toBe("two");
  expect(disk.list("/runs")).toEqual(["a"]);
});

test("writeWhole syncs the bytes, calls before, renames, and syncs the folder", () => {
  const calls: string[] = [];
  const fs = intercepted(disk, (call, args, real) => {
    calls.push(call);
    return real(...args);
  });
  writeWhole(fs, path, Buffer.from("one"), () => calls.push("before"));
  expect(calls).toEqual(["open", "write", "sync", "close", "before", "rename", "syncFolder"]);
});

test.each(["open", "write", "sync", "close", "rename"] as const)(
  "if %s fails, writeWhole leaves the old file",
  (call) => {
    writeWhole(disk, path, Buffer.from("one"));
    expect(() => writeWhole(failing(call, "ENOSPC"), path, Buffer.from("two"))).toThrow(`ENOSPC: ${call}`);
    expect(disk.list("/runs")).toEqual(["a"]);
    expect(text()).toBe("one");
  },
);

test("if the sync of the folder fails, writeWhole throws, and the new file is there", () => {
  writeWhole(disk, path, Buffer.from("one"));
  expect(() => writeWhole(failing("syncFolder", "EIO"), path, Buffer.from("two"))).toThrow("EIO: syncFolder");
  expect(text()).toBe("two");
});

test("writeWhole reports the first error", () => {
  const fs = intercepted(disk, (call, args, real) => {
    if (call === "remove") throw failure("EIO", call);
    if (call === "rename") throw failure("ENOSPC", call);
    return real(...args);
  });
  expect(() => writeWhole(fs, path, Buffer.from("one"))).toThrow("ENOSPC: rename");
});

test("a file written by writeWhole survives a power cut", () => {
  disk.syncFolder("/");
  writeWhole(disk, path, Buffer.from("one"));
  disk.cut(() => 0);
  expect(text()).toBe("one");
});

test("removeIfThere removes a file, accepts a missing one, and reports other failures", () => {
  writeWhole(disk, path, Buffer.from("one"));
  removeIfThere(disk, path);
  removeIfThere(disk, path);
  expect(disk.list("/runs")).toEqual([]);
  expect(() => removeIfThere(intercepted(disk, failingWith("EIO")), path)).toThrow("EIO: remove");
});

test("quietly makes a call, and ignores its failure", () => {
  let made = 0;
  quietly(() => {
    made++;
    throw new Error("no matter");
  });
  expect(made).toBe(1);
});

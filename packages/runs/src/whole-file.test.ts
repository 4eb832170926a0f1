import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeAll, writeWhole } from "./whole-file.ts";

vi.mock("node:fs", { spy: true });

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "dz-whole-file-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

function refuse(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

test("writeAll goes on where the system has stopped", async () => {
  const { writeSync } = await vi.importActual<typeof fs>("node:fs");
  const atMostThree = (file: number, bytes: Uint8Array, from: number, count: number, position: number): number =>
    writeSync(file, bytes, from, Math.min(count, 3), position);
  vi.mocked(fs.writeSync).mockImplementation(atMostThree as typeof fs.writeSync);
  const path = join(folder, "a");
  const file = fs.openSync(path, "w");
  writeAll(file, Buffer.from("0123456789"), 0);
  fs.closeSync(file);
  expect(fs.writeSync).toHaveBeenCalledTimes(4);
  expect(fs.readFileSync(path, "utf8")).toBe("0123456789");
});

test("writeAll writes at its position and leaves the rest", () => {
  const path = join(folder, "a");
  fs.writeFileSync(path, "abcdef");
  const file = fs.openSync(path, "r+");
  writeAll(file, Buffer.from("XY"), 2);
  fs.closeSync(file);
  expect(fs.readFileSync(path, "utf8")).toBe("abXYef");
});

test("writeWhole makes and replaces a file, and leaves nothing else", () => {
  const path = join(folder, "a");
  fs.writeFileSync(`${path}.tmp`, "of a run that was killed, and longer than what comes now");
  writeWhole(path, Buffer.from("one"));
  writeWhole(path, Buffer.from("two"));
  expect(fs.readFileSync(path, "utf8")).toBe("two");
  expect(fs.readdirSync(folder)).toEqual(["a"]);
});

test("writeWhole brings the bytes to the disk before the file has its name", () => {
  const order: string[] = [];
  const path = join(folder, "a");
  vi.mocked(fs.fsyncSync).mockImplementation(() => {
    order.push(fs.existsSync(path) ? "the folder" : "the bytes");
  });
  writeWhole(path, Buffer.from("one"));
  expect(order).toEqual(["the bytes", "the folder"]);
});

test.each([
  ["writeSync", () => vi.mocked(fs.writeSync)],
  ["fsyncSync", () => vi.mocked(fs.fsyncSync)],
  ["closeSync", () => vi.mocked(fs.closeSync)],
  ["renameSync", () => vi.mocked(fs.renameSync)],
])("if %s fails, the old file is there", (_, call) => {
  const path = join(folder, "a");
  writeWhole(path, Buffer.from("one"));
  call().mockImplementationOnce(refuse("EIO"));
  expect(() => writeWhole(path, Buffer.from("two"))).toThrow("EIO");
  expect(fs.readdirSync(folder)).toEqual(["a"]);
  expect(fs.readFileSync(path, "utf8")).toBe("one");
});

test("the first error is the one that is told", () => {
  vi.mocked(fs.renameSync).mockImplementationOnce(refuse("ENOSPC"));
  vi.mocked(fs.rmSync).mockImplementationOnce(refuse("EIO"));
  expect(() => writeWhole(join(folder, "a"), Buffer.from("one"))).toThrow("ENOSPC");
});

test("a folder that cannot be brought to the disk is no error", () => {
  const path = join(folder, "a");
  const real = fs.fsyncSync;
  vi.mocked(fs.fsyncSync)
    .mockImplementationOnce(() => {})
    .mockImplementationOnce(refuse("EINVAL"));
  writeWhole(path, Buffer.from("one"));
  expect(real).toHaveBeenCalledTimes(2);
  expect(fs.readFileSync(path, "utf8")).toBe("one");
});

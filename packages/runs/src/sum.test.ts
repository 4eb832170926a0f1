import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { RunningSum, sumOf, sumOfFile } from "./sum.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { withFile, writeWhole } from "./whole-file.ts";

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
});

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("sumOf returns size and SHA-256 of bytes", () => {
  expect(sumOf(Buffer.from("abc"))).toEqual({
    size: 3,
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  });
});

test("a RunningSum can be taken at any time, and continues", () => {
  const sum = new RunningSum();
  expect(sum.take()).toEqual(sumOf(new Uint8Array()));
  sum.add(Buffer.from("ab"));
  expect(sum.take()).toEqual(sumOf(Buffer.from("ab")));
  sum.add(Buffer.from("c"));
  expect(sum.take()).toEqual(sumOf(Buffer.from("abc")));
  expect(sum.size).toBe(3);
});

test.each([
  [0, 0],
  [0, 3],
  [5, 600_000],
  [0, 2 ** 18],
  [1, 2 ** 18 + 1],
])("sumOfFile sums a part of a file, from %d, %d bytes", (position, size) => {
  const bytes = Buffer.from(Uint8Array.from({ length: 700_000 }, (_, i) => (i * i) >> 3));
  writeWhole(disk, "/a", bytes);
  const sum = withFile(disk, "/a", "r", (file) => sumOfFile(disk, file, position, size));
  expect(sum.take()).toEqual({ size, sha256: sha256(bytes.subarray(position, position + size)) });
});

test("sumOfFile sums what a shorter file has", () => {
  writeWhole(disk, "/a", Buffer.from("abc"));
  const sum = withFile(disk, "/a", "r", (file) => sumOfFile(disk, file, 1, 2 ** 50));
  expect(sum.take()).toEqual(sumOf(Buffer.from("bc")));
});

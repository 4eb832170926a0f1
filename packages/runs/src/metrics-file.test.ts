import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { visitLines } from "./metrics-file.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { RunError } from "./run-error.ts";
import { intercepted, short } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { writeWhole } from "./whole-file.ts";

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
  disk.makeFolder("/run");
});

const line = (epoch: number, more = ""): string =>
  `{"epoch":${epoch},"trainLoss":0.5,"testLoss":"NaN","seconds":0.25${more}}\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, i) => line(i + 1)).join("");

function read(text: string | Uint8Array, fs: MemoryFileSystem = disk): { epochs: number[]; torn: number } {
  writeWhole(disk, "/run/metrics.jsonl", Buffer.from(text as string));
  const epochs: number[] = [];
  const torn = visitLines(fs, "/run/metrics.jsonl", "here", ({ epoch }) => epochs.push(epoch));
  return { epochs, torn };
}

test("visitLines visits each line once, in order, for any chunk boundaries", () => {
  const all = Array.from({ length: 3000 }, (_, i) => i + 1);
  expect(read(lines(3000))).toEqual({ epochs: all, torn: 0 });
  expect(read(lines(3000), intercepted(disk, short) as MemoryFileSystem)).toEqual({ epochs: all, torn: 0 });
});

test("visitLines joins characters that a chunk boundary splits", () => {
  const more = `,"note":"${"ä🌊".repeat(300)}"`;
  const text = Array.from({ length: 100 }, (_, i) => line(i + 1, more)).join("");
  expect(read(text).epochs.length).toBe(100);
});

test("visitLines counts the bytes of an unfinished line without keeping them", () => {
  expect(read("")).toEqual({ epochs: [], torn: 0 });
  expect(read(`${line(1)}{"ep`)).toEqual({ epochs: [1], torn: 4 });
  expect(read(Buffer.concat([Buffer.from(line(1)), Buffer.alloc(2 ** 20)]))).toEqual({ epochs: [1], torn: 2 ** 20 });
});

test.each([
  [4097, "at most 4096 are read"],
  [70_000, "at most 4096 are read"],
  [2 ** 20, "at most 4096 are read"],
])("visitLines refuses a line of %d brackets before parsing it", (length, words) => {
  expect(() => read(`${line(1)}${"[".repeat(length)}\n`)).toThrow(
    new RunError(`here line 2 has ${length} bytes, ${words}`),
  );
});

test("visitLines refuses a short line of brackets, too", () => {
  expect(() => read(`${"[".repeat(4096)}\n`)).toThrow(new RunError("here line 1: values are nested more than 32 deep"));
});

test("visitLines refuses an epoch out of order", () => {
  expect(() => read(line(2))).toThrow(new RunError("here line 1: epoch is 2, expected 1"));
});

test("visitLines takes little memory for a hundred million brackets", () => {
  const folder = mkdtempSync(join(tmpdir(), "dz-metrics-"));
  try {
    const file = openSync(join(folder, "metrics.jsonl"), "w");
    const part = Buffer.alloc(2 ** 20, "[");
    for (let i = 0; i < 100; i++) writeSync(file, part);
    writeSync(file, "\n");
    closeSync(file);
    const before = process.memoryUsage();
    expect(() => visitLines(nodeFileSystem, join(folder, "metrics.jsonl"), "here", () => {})).toThrow(
      "line 1 has 104857600 bytes, at most 4096 are read",
    );
    const after = process.memoryUsage();
    expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(2 ** 25);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { beforeEach, expect, test } from "vitest";
import { AROUND, wrapAdded } from "./added-file.ts";
import { limits } from "./read-limited.ts";
import { readRun } from "./read-run.ts";
import { RunWriter } from "./run-writer.ts";
import { sumOf } from "./sum.ts";
import { intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row, weights } from "./testing/program.ts";
import { removeIfThere, writeWhole } from "./whole-file.ts";

const folder = "/runs/a";
const content = Buffer.from('{"a":"é"}');
const whole = wrapAdded(content, sumOf(weights).sha256);

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
  const writer = new RunWriter(folder, about, { fileSystem: disk, processes: process(1) });
  writer.append(metricsOf(1), row(1));
  writer.saveWeights(weights);
  writer.close();
});

function readWith(bytes: Uint8Array): { content: Uint8Array | null; warnings: readonly string[] } {
  writeWhole(disk, `${folder}/why.json`, bytes);
  const run = readRun(folder, { fileSystem: disk });
  return { content: run.file("why"), warnings: run.warnings };
}

test("the content is what was wrapped", () => {
  expect(readWith(whole)).toEqual({ content, warnings: [] });
  expect(whole.length).toBe(content.length + AROUND);
});

test("a torn, damaged or foreign file is ignored with a warning, and the run can be read", () => {
  const damaged = { content: null, warnings: ["why.json is damaged; it is ignored"] };
  for (let length = 0; length < whole.length; length++) expect(readWith(whole.subarray(0, length))).toEqual(damaged);
  for (let at = 0; at < whole.length; at++) {
    const bytes = Uint8Array.from(whole);
    bytes[at] = (bytes[at] as number) ^ 1;
    const found = readWith(bytes);
    expect(found.content).toBeNull();
    expect(found.warnings).toHaveLength(1);
  }
  expect(readWith(Buffer.from("{}\n"))).toEqual(damaged);
  expect(readWith(Buffer.concat([whole, Buffer.from(" ")]))).toEqual(damaged);
});

test("a file about other weights is ignored with a warning", () => {
  const words = "why.json is about other weights than those of this run; it is ignored";
  expect(readWith(wrapAdded(content, sumOf(content).sha256))).toEqual({ content: null, warnings: [words] });
  removeIfThere(disk, `${folder}/checksums.json`);
  expect(readWith(wrapAdded(content, sumOf(content).sha256)).warnings).toEqual([words]);
  expect(readWith(whole)).toEqual({ content, warnings: [] });
});

test("what is not a file, or too large, is not read", () => {
  disk.makeFolder(`${folder}/why.json`);
  const run = readRun(folder, { fileSystem: disk });
  expect([run.warnings, run.file("why")]).toEqual([["why.json is not a file; it is ignored"], null]);
  disk.removeFolder(`${folder}/why.json`);
  readWith(whole);
  const large = intercepted(disk, (call, args, real) =>
    call === "lstat" && String(args[0]).endsWith("why.json")
      ? { ...(real(...args) as object), size: limits.why + 1 }
      : real(...args),
  );
  expect(readRun(folder, { fileSystem: large }).warnings).toEqual([
    "why.json has 16777217 bytes, at most 16777216 are read; it is ignored",
  ]);
});

/** `RunWriter.fork`: a run that begins with the epochs of another. */
import { beforeEach, expect, test } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { scanRun } from "./scan-run.ts";
import { failing, faultAt, intercepted, killAfter } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row, saved, state } from "./testing/program.ts";

const folder = "/runs/fork";
const fork = { run: "runs/a", sha256: "a".repeat(64), epoch: 2 };
let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
});

const begin = (fs: FileSystem = disk, past = writePast): RunWriter =>
  RunWriter.fork(folder, { ...about, fork }, past, { fileSystem: fs, processes: process(1) });

function writePast(writer: RunWriter): void {
  writer.saveFile("series", saved.series);
  for (const epoch of [1, 2]) writer.append(metricsOf(epoch), row(epoch));
  writer.keepCheckpoint(state(2));
  writer.checkpoint(state(2));
}

test("begins with the epochs of the other run, and goes on as any", () => {
  const writer = begin();
  expect(writer.epochs).toBe(2);
  writer.append(metricsOf(3), row(3));
  disk.kill();
  const { writer: resumed, checkpoint } = RunWriter.resume(folder, { fileSystem: disk, processes: process(2) });
  expect([resumed.epochs, checkpoint?.epoch]).toEqual([2, 2]);
  resumed.close();
  const run = readRun(folder, { fileSystem: disk });
  expect(run.config.fork).toEqual(fork);
  expect(run.metrics).toEqual([metricsOf(1), metricsOf(2)]);
  expect(run.predictions?.toArray()).toEqual([[...row(1)], [...row(2)]]);
  expect(disk.list(`${folder}/checkpoints`)).toEqual(["000002.dz"]);
  const sha256 = scanRun(folder, () => {}, { fileSystem: disk }).configSha256;
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("killed at any call, it is a whole fork or no run", () => {
  let begun = 0;
  for (let steps = 0; ; steps++) {
    disk = new MemoryFileSystem();
    let complete = true;
    try {
      begin(intercepted(disk, killAfter(steps)));
    } catch {
      complete = false;
    }
    disk.kill();
    if (disk.lstat(`${folder}/config.json`) !== null) {
      const { writer, checkpoint } = RunWriter.resume(folder, { fileSystem: disk, processes: process(2) });
      expect(checkpoint?.epoch).toBe(2);
      writer.close();
      begun++;
    }
    if (complete) break;
  }
  expect(begun).toBeGreaterThan(0);
});

test("a call that fails, or a past that throws, leaves nothing behind", () => {
  const { intercept, calls } = faultAt(Number.POSITIVE_INFINITY, failing("EIO"));
  begin(intercepted(disk, intercept)).close();
  let failures = 0;
  for (let index = 0; index < calls(); index++) {
    disk = new MemoryFileSystem();
    try {
      begin(intercepted(disk, faultAt(index, failing("ENOSPC")).intercept)).close();
    } catch (error) {
      expect(error).toBeInstanceOf(RunError);
      if (disk.lstat(`${folder}/config.json`) !== null) continue; // the run was there, its close failed
      failures++;
      expect(disk.lstat(folder)).toBeNull();
      expect(disk.openFiles).toBe(0);
    }
  }
  expect(failures).toBeGreaterThan(30);
  const wrong = (): RunWriter => begin(disk, (writer) => writer.append(metricsOf(2), row(2)));
  disk = new MemoryFileSystem();
  expect(wrong).toThrow("append: epoch 2, but the next one is 1");
  expect(disk.lstat(folder)).toBeNull();
});

test("without its checkpoints it cannot come to its epochs again", () => {
  begin().close();
  const config = disk.snapshot(folder);
  disk.remove(`${folder}/checkpoint.dz`);
  const resume = () => RunWriter.resume(folder, { fileSystem: disk, processes: process(2) });
  expect(resume).toThrow(
    `run folder ${folder}: it continues "runs/a" from epoch 2, and there is no checkpoint to go on from; repeat it in another folder: start`,
  );
  const { "checkpoint.dz": _, ...rest } = config;
  expect(disk.snapshot(folder)).toEqual(rest);
});

test.each([
  [{ ...fork, epoch: 0 }, "fork.epoch is 0, expected a whole number from 1"],
  [{ ...fork, sha256: "A" }, 'fork.sha256 is "A", expected 64 hexadecimal digits'],
])("%j is refused", (wrong, message) => {
  const make = () => RunWriter.fork(folder, { ...about, fork: wrong }, writePast, { fileSystem: disk });
  expect(make).toThrow(`run folder ${folder}: ${message}`);
  expect(disk.lstat("/runs")).toBeNull();
});

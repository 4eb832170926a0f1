import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptEpochs, keptName, removeKept, removeKeptAfter } from "./kept-checkpoints.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { about, metricsOf, row, state } from "./testing/program.ts";

let base: string;
let folder: string;
beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "dz-kept-"));
  folder = join(base, "run");
});
afterEach(() => fs.rmSync(base, { recursive: true }));

/** A run of four epochs that keeps the checkpoints of some, and has one to go on from. */
function run(kept: readonly number[], checkpointed: number): void {
  const writer = new RunWriter(folder, about);
  for (const epoch of [1, 2, 3, 4]) {
    writer.append(metricsOf(epoch), row(epoch));
    if (kept.includes(epoch)) writer.keepCheckpoint(state(epoch));
    if (epoch === checkpointed) writer.checkpoint(state(epoch));
  }
  writer.close();
}

const names = (): string[] => fs.readdirSync(join(folder, "checkpoints"));

test("kept checkpoints are named after their epochs, and listed in order", () => {
  expect([keptName(58), keptName(1_000_000)]).toEqual(["checkpoints/000058.dz", "checkpoints/1000000.dz"]);
  expect(keptEpochs(nodeFileSystem, folder)).toEqual([]);
  run([2, 3], 4);
  fs.writeFileSync(join(folder, "checkpoints/notes.txt"), "mine");
  fs.writeFileSync(join(folder, "checkpoints/000009.dz.tmp"), "");
  expect(keptEpochs(nodeFileSystem, folder)).toEqual([2, 3]);
  removeKeptAfter(nodeFileSystem, folder, 2);
  expect(names()).toEqual(["000002.dz", "notes.txt"]);
  expect(() => removeKept(nodeFileSystem, folder)).toThrow("ENOTEMPTY");
  expect(names()).toEqual(["notes.txt"]); // what is not its own stays
});

test("a resumed run loses those of the epochs that it repeats", () => {
  run([1, 2, 3], 2);
  RunWriter.resume(folder).writer.close();
  expect(names()).toEqual(["000001.dz", "000002.dz"]);
});

test("they stay when the run is finished, and there is none of no epoch", () => {
  const writer = new RunWriter(folder, about);
  expect(() => writer.keepCheckpoint(state(0))).toThrow("keepCheckpoint: there is no epoch yet");
  writer.append(metricsOf(1), row(1));
  writer.keepCheckpoint(state(1));
  writer.saveWeights(state(9));
  writer.close();
  expect(() => writer.keepCheckpoint(state(1))).toThrow("is closed");
  expect(names()).toEqual(["000001.dz"]);
});

test.skipIf(process.platform === "win32")("a link in place of the folder or of a checkpoint is refused", () => {
  run([1], 2);
  const outside = join(base, "outside");
  fs.renameSync(join(folder, "checkpoints"), outside);
  fs.symlinkSync(outside, join(folder, "checkpoints"));
  const resume = () => RunWriter.resume(folder);
  expect(resume).toThrow(new RunError(`run folder ${folder}: checkpoints is a symbolic link; remove it`));
  expect(fs.readdirSync(outside)).toEqual(["000001.dz"]);
  fs.rmSync(join(folder, "checkpoints"));
  fs.mkdirSync(join(folder, "checkpoints"));
  fs.symlinkSync(join(outside, "000001.dz"), join(folder, "checkpoints/000001.dz"));
  expect(resume).toThrow(`run folder ${folder}: checkpoints/000001.dz is a symbolic link`);
});

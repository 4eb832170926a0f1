/** Checkpoints that are written while epochs are appended. */
import { beforeEach, describe, expect, test } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { readRun } from "./read-run.ts";
import { RunWriter } from "./run-writer.ts";
import { type Call, failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row, state } from "./testing/program.ts";

const folder = "/runs/a";
let disk: MemoryFileSystem;
let calls: Call[];
let failingCall: Call | null;
let fileSystem: FileSystem;
let writer: RunWriter;
beforeEach(() => {
  disk = new MemoryFileSystem();
  calls = [];
  failingCall = null;
  fileSystem = intercepted(disk, (call, args, real) => {
    calls.push(call);
    return call === failingCall ? failing("EIO")(call, args, real) : real(...args);
  });
  writer = new RunWriter(folder, about, { fileSystem, processes: process(1) });
});

const append = (epoch: number): void => writer.append(metricsOf(epoch), row(epoch));
const resume = (): RunWriter => RunWriter.resume(folder, { fileSystem: disk, processes: process(2) }).writer;
const syncs = (): Call[] => calls.filter((call) => /sync/i.test(call));

/** Lets the disk do all that was begun. */
async function settle<T>(promise: Promise<T>): Promise<T> {
  let ended = false;
  const end = (): void => {
    ended = true;
  };
  promise.then(end, end);
  while (!ended) await disk.turn();
  return promise;
}

test("waits for no sync, and holds the epochs so far although further ones are appended", async () => {
  append(1);
  append(2);
  calls = [];
  const bytes = Uint8Array.from(state(2));
  const written = writer.beginCheckpoint(bytes);
  bytes.fill(0);
  for (let epoch = 3; epoch <= 8; epoch++) {
    append(epoch);
    await disk.turn();
  }
  expect(await written).toBe(true);
  // Predictions, metrics, the folder with their names, the checkpoint, the folder with its name.
  expect(syncs()).toEqual(["beginSync", "beginSync", "beginSyncFolder", "beginSync", "beginSyncFolder"]);
  expect(readRun(folder, { fileSystem: disk }).metrics.length).toBe(8);
  writer.close();
  const resumed = RunWriter.resume(folder, { fileSystem: disk, processes: process(2) });
  expect(resumed.checkpoint).toEqual({ epoch: 2, bytes: new Uint8Array(state(2)) });
  expect(readRun(folder, { fileSystem: disk }).metrics.length).toBe(2);
});

test("syncs the folder again for predictions that appeared meanwhile", async () => {
  const first = writer.beginCheckpoint(state(0));
  await disk.turn();
  await disk.turn(); // the metrics and the folder
  append(1);
  await settle(first);
  calls = [];
  await settle(writer.beginCheckpoint(state(1)));
  expect(syncs()).toEqual(["beginSync", "beginSync", "beginSyncFolder", "beginSync", "beginSyncFolder"]);
});

test("there is at most one, and neither another checkpoint nor weights are written meanwhile", async () => {
  append(1);
  const written = writer.beginCheckpoint(state(1));
  const refusal = ": a checkpoint is still being written; await it, or abandonCheckpoint, before";
  await expect(writer.beginCheckpoint(state(1))).rejects.toThrow(`beginCheckpoint${refusal}`);
  expect(() => writer.checkpoint(state(1))).toThrow(`checkpoint${refusal}`);
  expect(() => writer.saveWeights(state(1))).toThrow(`saveWeights${refusal}`);
  expect(await settle(written)).toBe(true);
  writer.checkpoint(state(1));
  writer.saveWeights(state(1));
  writer.close();
  await expect(writer.beginCheckpoint(state(1))).rejects.toThrow("is closed");
  await expect(writer.beginCheckpoint(1 as never)).rejects.toThrow("is closed");
});

test("bytes that are none are refused, and the next checkpoint is not", async () => {
  await expect(writer.beginCheckpoint("state" as never)).rejects.toThrow("beginCheckpoint: bytes is a string");
  expect(await settle(writer.beginCheckpoint(state(0)))).toBe(true);
});

describe.each([0, 1, 2, 3, 4])("after %d syncs", (turns) => {
  /** Begins a second checkpoint, and lets the disk do some of it. */
  async function begin(): Promise<Promise<boolean>[]> {
    append(1);
    writer.checkpoint(state(1));
    append(2);
    const second = writer.beginCheckpoint(state(2));
    for (let turn = 0; turn < turns; turn++) await disk.turn();
    return [second]; // in an array, so that it is not awaited
  }

  test("an abandoned checkpoint leaves the one before it, and the run goes on", async () => {
    const [second] = (await begin()) as [Promise<boolean>];
    await settle(writer.abandonCheckpoint());
    // Of four syncs, the last is that of the name, after which there is nothing to abandon.
    expect(await second).toBe(turns >= 3);
    expect(disk.list(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    append(3);
    writer.checkpoint(state(3));
    writer.saveWeights(Buffer.from("weights"));
    writer.close();
    expect([disk.openFiles, readRun(folder, { fileSystem: disk }).metrics.length]).toEqual([0, 3]);
  });

  test("a closed writer abandons the checkpoint, and releases the folder when the disk has answered", async () => {
    const [second] = (await begin()) as [Promise<boolean>];
    writer.close();
    writer.close();
    const other = { fileSystem: disk, processes: { ...process(3), isAlive: () => true } };
    if (turns < 4) expect(() => RunWriter.resume(folder, other)).toThrow("is in use by process 1");
    await settle(writer.abandonCheckpoint());
    await second;
    expect(disk.openFiles).toBe(0);
    const resumed = resume();
    expect(resumed.epochs).toBe(turns >= 2 ? 2 : 1); // with two, the third sync lets it get its name
    resumed.close();
  });
});

test("what an abandoned checkpoint could not remove is removed when the run ends", async () => {
  append(1);
  const written = writer.beginCheckpoint(state(1));
  failingCall = "remove";
  await settle(writer.abandonCheckpoint());
  failingCall = null;
  expect(await written).toBe(false);
  expect(disk.list(folder)).toContain("checkpoint.dz.tmp");
  writer.saveWeights(Buffer.from("weights"));
  writer.close();
  const left = ["checksums.json", "config.json", "metrics.jsonl", "predictions.npy", "weights.npz"];
  expect(disk.list(folder)).toEqual(left);
});

test("a failed sync rejects, and no later one is trusted", async () => {
  append(1);
  failingCall = "beginSync";
  await expect(settle(writer.beginCheckpoint(state(1)))).rejects.toThrow(
    `run folder ${folder}: predictions.npy cannot be written, EIO: beginSync`,
  );
  failingCall = null;
  append(2);
  const before = "predictions.npy could not be synced to the disk before; close the writer and resume the run";
  await expect(settle(writer.beginCheckpoint(state(2)))).rejects.toThrow(before);
  expect(() => writer.saveWeights(state(2))).toThrow(before);
  expect(disk.list(folder).some((name) => name.startsWith("checkpoint"))).toBe(false);
  writer.close();
  expect(disk.openFiles).toBe(0);
});

test("a folder that is no longer held is not written when the disk has answered, not even to clean up", async () => {
  append(1);
  const written = writer.beginCheckpoint(state(1));
  const lock = disk.list(folder).find((name) => name.startsWith("lock-")) as string;
  disk.remove(`${folder}/${lock}`);
  await expect(settle(written)).rejects.toThrow("nothing more is written");
  expect(disk.list(folder)).toEqual(["checkpoint.dz.tmp", "config.json", "metrics.jsonl", "predictions.npy"]);
});

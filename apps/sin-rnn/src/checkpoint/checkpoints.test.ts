import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileSystem, nodeFileSystem, RunWriter } from "@dz/runs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Checkpoints } from "./checkpoints.ts";
import type { Interval } from "./interval.ts";

let folder: string;
let writer: RunWriter;
let now: number;
/** The syncs that were begun and not answered yet; those that waited for the disk are counted. */
let disk: { answer: (error?: Error) => void; file: number }[];
let waited: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
  now = 0;
  disk = [];
  waited = 0;
  const slow = (file: number): Promise<void> =>
    new Promise((resolve, reject) => {
      disk.push({ file, answer: (error) => (error === undefined ? resolve() : reject(error)) });
    });
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    beginSync: slow,
    beginSyncFolder: () => slow(-1),
    sync: () => void waited++,
    syncFolder: () => void waited++,
  };
  writer = new RunWriter(join(folder, "run"), { dz: "0", command: "", seed: 0, settings: {} }, { fileSystem });
  waited = 0;
});
afterEach(async () => {
  const ended = writer.abandonCheckpoint();
  await answerAll();
  await ended;
  writer.close();
  rmSync(folder, { recursive: true });
});

/** Lets the disk answer one sync, and the program go on. */
async function answer(error?: Error): Promise<void> {
  disk.shift()?.answer(error);
  await new Promise(setImmediate);
}

async function answerAll(): Promise<void> {
  while (disk.length > 0) await answer();
}

const stateOf = (epoch: number) => ({ bytes: () => Uint8Array.of(epoch) });

/** An epoch that takes some milliseconds. */
function epoch(number: number, ms: number, checkpoints: Checkpoints): void {
  writer.append({ epoch: number, trainLoss: 1, testLoss: 1, seconds: ms / 1000 }, null);
  now += ms;
  checkpoints.epochEnded(number, stateOf(number));
}

const begin = (interval: Interval, durable = 0): Checkpoints => new Checkpoints(writer, interval, durable, () => now);

describe("by time", () => {
  test("one is begun a second after the last, and the training waits for no sync", async () => {
    const checkpoints = begin({ seconds: 1 });
    const begun: number[] = [];
    for (let number = 1; number <= 100; number++) {
      epoch(number, 30, checkpoints);
      if (checkpoints.isWriting) begun.push(number);
      await answerAll();
      expect(checkpoints.isWriting).toBe(false);
    }
    expect(begun).toEqual([34, 68]); // after 1.02 and 2.04 s; the third would come after 3.06
    expect([checkpoints.durable, waited]).toEqual([68, 0]);
  });

  test("at most one is written at a time, however long the disk takes", async () => {
    const checkpoints = begin({ seconds: 1 });
    for (let number = 1; number <= 5; number++) epoch(number, 1500, checkpoints);
    expect([disk.length, checkpoints.isWriting, checkpoints.durable]).toEqual([1, true, 0]);
    await answerAll();
    expect([checkpoints.isWriting, checkpoints.durable]).toEqual([false, 1]);
    epoch(6, 10, checkpoints); // due for long
    expect(checkpoints.isWriting).toBe(true);
    await answerAll();
    expect([checkpoints.durable, waited]).toEqual([6, 0]);
  });

  test("with 0s one follows the other", async () => {
    const checkpoints = begin({ seconds: 0 });
    for (let number = 1; number <= 3; number++) {
      epoch(number, 0, checkpoints);
      await answerAll();
      expect(checkpoints.durable).toBe(number);
    }
  });
});

test("by epochs each is on the disk when the epoch has ended", () => {
  const checkpoints = begin({ epochs: 2 });
  const durable = [1, 2, 3, 4, 5].map((number) => {
    epoch(number, 5000, checkpoints);
    return checkpoints.durable;
  });
  expect(durable).toEqual([0, 2, 2, 4, 4]);
  expect([disk.length, checkpoints.isWriting]).toEqual([0, false]);
  expect(waited).toBe(7); // the metrics, the checkpoint and its name; and once the name of the metrics
  checkpoints.write(4, stateOf(4));
  expect(waited).toBe(7); // is there already
  checkpoints.write(5, stateOf(5));
  expect([checkpoints.durable, waited]).toEqual([5, 10]);
});

test("check throws the error of a failed checkpoint once", async () => {
  const checkpoints = begin({ seconds: 0 });
  epoch(1, 1, checkpoints);
  checkpoints.check();
  await answer(Object.assign(new Error("EIO: i/o error"), { code: "EIO" }));
  expect([checkpoints.isWriting, checkpoints.durable]).toEqual([false, 0]);
  expect(() => checkpoints.check()).toThrow("metrics.jsonl cannot be written, EIO: i/o error");
  checkpoints.check();
});

test("after abandon none is written, and another can be", async () => {
  const checkpoints = begin({ seconds: 0 }, 3);
  epoch(1, 1, checkpoints);
  const ended = checkpoints.abandon();
  await answerAll();
  await ended;
  expect([checkpoints.isWriting, checkpoints.durable]).toEqual([false, 3]);
  checkpoints.check();
  checkpoints.write(4, stateOf(1));
  expect(checkpoints.durable).toBe(4);
});

test("an error that comes while the checkpoint is abandoned is known when abandon resolves", async () => {
  const { beginCheckpoint } = writer;
  writer.beginCheckpoint = (bytes) => beginCheckpoint.call(writer, bytes).finally(() => new Promise(setImmediate)); // later
  const checkpoints = begin({ seconds: 0 });
  epoch(1, 1, checkpoints);
  const ended = checkpoints.abandon();
  disk.shift()?.answer(Object.assign(new Error("EIO: i/o error"), { code: "EIO" }));
  await ended; // without another turn of the program
  expect(checkpoints.isWriting).toBe(false);
  expect(() => checkpoints.check()).toThrow("metrics.jsonl cannot be written, EIO: i/o error");
});

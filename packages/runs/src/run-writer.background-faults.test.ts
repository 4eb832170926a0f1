/**
 * Programs that are killed, or lose their power, at any point while a checkpoint is written in the background and epochs
 * go on: they can be resumed from a checkpoint that was complete, and end with the same files as an undisturbed one.
 */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { RunWriter } from "./run-writer.ts";
import { intercepted, Killed, killAfter } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, EPOCHS, metricsOf, process, row, runProgram, state, weights } from "./testing/program.ts";

const folder = "/runs/a";
beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
});
afterAll(() => {
  vi.useRealTimers();
});

const atStart = () => ({ begun: false, least: 0, most: 0, checkpointed: 0, repeated: 0, finished: false });

/** The test program with its checkpoints in the background; the disk answers one sync in each epoch and after it. */
async function inBackground(
  fs: FileSystem,
  disk: MemoryFileSystem,
  progress: ReturnType<typeof atStart>,
): Promise<void> {
  const writer = new RunWriter(folder, about, { fileSystem: fs, processes: process(1) });
  progress.begun = true;
  let problem: unknown = null;
  let writing = false;
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    writer.append(metricsOf(epoch), row(epoch));
    if (!writing) {
      writing = true;
      writer
        .beginCheckpoint(state(epoch))
        .then(
          (done) => {
            if (done) progress.checkpointed = epoch;
          },
          (error: unknown) => {
            problem = error;
          },
        )
        .finally(() => {
          writing = false;
        });
    }
    for (let turn = 0; turn < 3; turn++) await disk.turn();
    if (problem !== null) throw problem;
  }
  const abandoned = writer.abandonCheckpoint();
  await disk.turn();
  await abandoned;
  if (problem !== null) throw problem;
  writer.saveWeights(weights);
  writer.close();
  progress.finished = true;
}

/** Reproducible pseudo-random numbers in [0, 1). */
function draws(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
}

test.each(["a kill", "a power cut"])("after %s at any point the run ends with the same files", async (what) => {
  const whole = new MemoryFileSystem();
  runProgram(whole, folder, {}, atStart());
  const expected = whole.snapshot(folder);
  const random = draws();
  const checkpointed = new Set<number>();
  for (let steps = 0, dead = true; dead; steps++) {
    const disk = new MemoryFileSystem();
    const progress = atStart();
    try {
      await inBackground(intercepted(disk, killAfter(steps)), disk, progress);
      dead = false;
    } catch (error) {
      if (progress.begun) expect(error).toBeInstanceOf(Killed);
    }
    if (what === "a kill") disk.kill();
    else disk.cut(random);
    checkpointed.add(progress.checkpointed);
    if (!progress.begun) continue; // as in the test of the checkpoints that are waited for
    if (dead) {
      try {
        // Verifies that the resumed state is that of its epoch, and no older than the last complete checkpoint.
        runProgram(disk, folder, { resume: true, pid: 9 }, progress);
      } catch (error) {
        expect((error as Error).message).toContain("the run is finished");
        for (const name of disk.list(folder)) if (name.startsWith("lock-")) disk.remove(`${folder}/${name}`);
      }
    }
    expect(disk.snapshot(folder)).toEqual(expected);
    expect(disk.openFiles).toBe(0);
  }
  expect([...checkpointed].sort()).toEqual([0, 1, 3]);
});

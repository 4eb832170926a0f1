import { expect, test } from "vitest";
import { type BackgroundPlan, runInBackground } from "./background-program.ts";
import { type Intercept, intercepted, Killed, killAfter } from "./faults.ts";
import { failure, MemoryFileSystem } from "./memory-file-system.ts";
import { atStart, folder } from "./outcome.ts";
import { EPOCHS } from "./program.ts";

const turns = [5, 1, 3, 1];

async function run(intercept: Intercept, plan: BackgroundPlan) {
  const disk = new MemoryFileSystem();
  const progress = atStart();
  const errors: unknown[] = [];
  await runInBackground(intercepted(disk, intercept), disk, folder, plan, progress, errors);
  return { disk, progress, errors };
}

/** Fails the first sync of a checkpoint. */
function failingOnce(): Intercept {
  let failed = false;
  return (call, args, real) => {
    if (failed || call !== "beginSyncFolder") return real(...args);
    failed = true;
    throw failure("EIO", call);
  };
}

test("the program abandons its last checkpoint for the weights, and closes its files", async () => {
  const { disk, progress, errors } = await run((_, args, real) => real(...args), { turns });
  const all = { begun: true, least: EPOCHS, most: EPOCHS, repeated: 0, finished: true };
  expect([progress, errors, disk.openFiles]).toEqual([{ ...all, checkpointed: 2 }, [], 0]);
});

test("the program stops at a failed checkpoint, or goes on and begins the next", async () => {
  const stopped = await run(failingOnce(), { turns });
  expect([stopped.errors.length, stopped.progress.least, stopped.progress.finished]).toEqual([1, 1, false]);
  const went = await run(failingOnce(), { turns, again: true });
  expect([went.errors.length, went.progress.least, went.progress.finished]).toEqual([1, EPOCHS, true]);
});

test("the program makes a failed call once more", async () => {
  let writes = 0;
  const once: Intercept = (call, args, real) => {
    if (call === "write" && ++writes === 4) throw failure("EIO", call);
    return real(...args);
  };
  const { progress, errors } = await run(once, { turns, again: true });
  expect([errors.length, progress.repeated, progress.finished]).toEqual([1, 1, true]);
});

test("a killed program does not close its files", async () => {
  const { disk, progress, errors } = await run(killAfter(60), { turns, again: true });
  expect(errors.at(-1)).toBeInstanceOf(Killed);
  expect(disk.openFiles).toBeGreaterThan(0);
  expect(progress.finished).toBe(false);
});

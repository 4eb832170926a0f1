/**
 * Programs that are killed, lose their power or meet a fault of the disk, at any point while a checkpoint is written in the
 * background and epochs go on: they can be resumed from a checkpoint that was complete, and end with the same files as an
 * undisturbed one.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { RunError } from "./run-error.ts";
import { runInBackground } from "./testing/background-program.ts";
import {
  type Call,
  doneAndFailed,
  type Fault,
  failing,
  faultAt,
  faultFrom,
  type Intercept,
  intercepted,
  interrupted,
  Killed,
  killAfter,
  short,
} from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { atStart, draws, expectReadable, expectSameEnd, folder, reference } from "./testing/outcome.ts";

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
});
afterAll(() => {
  vi.useRealTimers();
});

test.each(["a kill", "a power cut"])("after %s at any point the run ends with the same files", async (what) => {
  const expected = reference();
  const random = draws();
  const checkpointed = new Set<number>();
  for (let steps = 0, dead = true; dead; steps++) {
    const disk = new MemoryFileSystem();
    const progress = atStart();
    const errors: unknown[] = [];
    await runInBackground(intercepted(disk, killAfter(steps)), disk, folder, { turns: [3, 3, 3, 3] }, progress, errors);
    dead = errors.length > 0;
    if (progress.begun) for (const error of errors) expect(error).toBeInstanceOf(Killed);
    if (what === "a kill") disk.kill();
    else disk.cut(random);
    checkpointed.add(progress.checkpointed);
    if (!progress.begun) continue; // as in the test of the checkpoints that are waited for
    // Verifies that the resumed state is that of its epoch, and no older than the last complete checkpoint.
    expectSameEnd(disk, progress, expected);
  }
  expect([...checkpointed].sort()).toEqual([0, 1, 3]);
});

/**
 * The program with faulty calls: one checkpoint is written while the program waits, one while epochs go on, and one is
 * abandoned for the weights.
 */
async function withFault(intercept: Intercept, again = false) {
  const disk = new MemoryFileSystem();
  const progress = atStart();
  const errors: unknown[] = [];
  const plan = { turns: [5, 1, 3, 1], again };
  const counted: Call[] = [];
  const fs = intercepted(disk, (call, args, real) => {
    if (progress.begun) counted.push(call);
    return progress.begun ? intercept(call, args, real) : real(...args); // faults at the beginning are tried elsewhere
  });
  await runInBackground(fs, disk, folder, plan, progress, errors);
  expect(disk.openFiles).toBe(0);
  return { disk, progress, errors: errors as Error[], calls: counted };
}

const refused = /could not be synced to the disk before; close the writer and resume the run$/;

test("short writes make no difference", async () => {
  const { disk, progress, errors } = await withFault(short);
  expect([errors, progress.finished, disk.snapshot(folder)]).toEqual([[], true, reference()]);
});

/**
 * Per fault: where it is, how many of the 196 calls may fail silently, and after how many the run does not end if failed calls
 * are repeated.
 */
describe.each<[string, Fault, typeof faultAt, number, number]>([
  ["ENOSPC", failing("ENOSPC"), faultAt, 4, 8], // closing and removing the temporary file of the abandoned checkpoint
  ["EIO, and again at all such calls", failing("EIO"), faultFrom, 0, 189],
  ["EINTR", interrupted, faultAt, 27, 8], // all writes, too
  ["done and yet failed", doneAndFailed, faultAt, 5, 8], // removing a missing file, too
])("%s", (_, fault, where, expectedSilent, expectedUnfinished) => {
  test.each(where === faultFrom ? [true] : [false, true])(
    "at any call gives an error once, in one line, and the run can be resumed (calls repeated: %s)",
    async (again) => {
      const expected = reference();
      const { calls } = await withFault((_call, args, real) => real(...args));
      const begun = calls.filter((call) => call.startsWith("begin"));
      expect([calls.length, begun.length]).toEqual([196, 11]);
      let silent = 0;
      let unfinished = 0;
      for (let index = 0; index < calls.length; index++) {
        const { disk, progress, errors } = await withFault(where(index, fault).intercept, again);
        for (const error of errors) {
          expect(error).toBeInstanceOf(RunError);
          expect(error.message).toMatch(/^run folder [^\n]+: [^\n]+$/);
        }
        if (errors.length === 0) silent++;
        if (!progress.finished) unfinished++;
        if (where === faultAt) {
          const further = errors.slice(1); // of a program that goes on after a failed sync
          for (const { message } of further) expect([again, message]).toEqual([true, expect.stringMatching(refused)]);
          if (again) expect(progress.finished).toBe(further.length === 0);
        }
        expectReadable(disk, progress);
        expectSameEnd(disk, progress, expected);
      }
      expect(silent).toBe(expectedSilent);
      if (again) expect(unfinished).toBe(expectedUnfinished); // two syncs of data for each checkpoint and the weights
    },
  );
});

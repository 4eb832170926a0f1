/**
 * What a run folder holds when the program is killed, the disk fails or the power is cut, at each point where that can
 * happen: whatever it was, the run can be read, goes on, and ends with the same files as one that was left alone.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { type Run, readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import {
  doneAndFailed,
  type Fault,
  failing,
  faultAt,
  intercepted,
  interrupted,
  Killed,
  killAfter,
  short,
} from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, type Plan, type Progress, process, row, runProgram } from "./testing/program.ts";

const folder = "/runs/a";

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
});
afterAll(() => {
  vi.useRealTimers();
});

const atStart = (): Progress => ({ begun: false, least: 0, most: 0, checkpointed: 0, repeated: 0, finished: false });

/** The files of a run that was left alone. */
function reference(): Record<string, string> {
  const fs = new MemoryFileSystem();
  runProgram(fs, folder, {}, atStart());
  return fs.snapshot(folder);
}

/** Runs a program, and returns what it failed with, or null. */
function attemptProgram(fs: FileSystem, plan: Plan, progress: Progress): Error | null {
  try {
    runProgram(fs, folder, plan, progress);
    return null;
  } catch (error) {
    return error as Error;
  }
}

/** Whether the folder has what the program has said that it has; null if the run had not begun. */
function expectReadable(fs: FileSystem, { begun, least, most }: Progress): Run | null {
  try {
    const run = readRun(folder, { fileSystem: fs });
    expect(run.metrics.length).toBeGreaterThanOrEqual(least);
    expect(run.metrics.length).toBeLessThanOrEqual(most);
    const epochs = run.metrics.map((_, i) => i + 1);
    expect(run.metrics).toEqual(epochs.map(metricsOf));
    expect(run.predictions?.toArray() ?? []).toEqual(epochs.map((epoch) => [...row(epoch)]));
    return run;
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    expect(error.message).toMatch(/there is no such folder$|(config\.json|metrics\.jsonl) is missing/);
    expect(begun).toBe(false);
    return null;
  }
}

/** Ends the run, whatever its folder holds, with no more faults, and compares its files. */
function expectSameEnd(fs: MemoryFileSystem, progress: Progress, expected: Record<string, string>): void {
  const plan = { resume: true, pid: 9 };
  const error = attemptProgram(fs, plan, progress);
  if (error !== null) {
    expect(error).toBeInstanceOf(RunError);
    if (error.message.includes("the run is finished")) {
      for (const name of fs.list(folder)) if (name.startsWith("lock-")) fs.remove(`${folder}/${name}`);
    } else {
      expect(error.message).toMatch(/there is no such folder$|config\.json is missing; .* begin a new run/);
      expect(progress.begun).toBe(false);
      for (const name of fs.stat(folder) === null ? [] : fs.list(folder)) fs.remove(`${folder}/${name}`);
      if (fs.stat(folder) !== null) fs.removeFolder(folder);
      expect(attemptProgram(fs, {}, progress)).toBeNull();
    }
  }
  expect(fs.snapshot(folder)).toEqual(expected);
  expect(fs.openFiles).toBe(0);
}

test("left alone, a run has its files and no others", () => {
  const names = ["checksums.json", "config.json", "metrics.jsonl", "predictions.npy", "weights.npz"];
  expect(Object.keys(reference()).sort()).toEqual(names);
});

describe.each([1, 2])("a checkpoint each %d epochs", (every) => {
  test("killed at any point, and again when it is resumed", () => {
    const expected = reference();
    const seen = { unbegun: 0, torn: 0, surplus: 0, whole: 0, checkpoints: new Set<number>() };
    for (let steps = 0, dead = true; dead; steps++) {
      const fs = new MemoryFileSystem();
      const progress = atStart();
      const first = attemptProgram(intercepted(fs, killAfter(steps)), { every }, progress);
      fs.kill();
      const run = expectReadable(fs, progress);
      seen.unbegun += Number(run === null);
      seen.torn += Number(run?.warnings.some((text) => text.includes("cut off")) ?? false);
      seen.surplus += Number(run?.warnings.some((text) => text.includes("goes on")) ?? false);
      seen.whole += Number(run?.warnings.length === 0);
      seen.checkpoints.add(progress.checkpointed);
      // Any other number of steps; those before the middle of the run are as many as all of them.
      const second = intercepted(fs, killAfter((steps * 7) % 300));
      if (progress.begun) attemptProgram(second, { resume: true, pid: 2, every }, progress);
      fs.kill();
      if (progress.begun) expectReadable(fs, progress);
      expectSameEnd(fs, progress, expected);
      dead = first !== null;
    }
    expect(seen.unbegun).toBeGreaterThan(20);
    expect(seen.torn).toBeGreaterThan(20);
    expect(seen.surplus).toBeGreaterThan(50);
    expect(seen.whole).toBeGreaterThan(1);
    expect([...seen.checkpoints].sort()).toEqual([0, 1, 2, 3, 4].filter((epoch) => epoch % every === 0));
  });
});

/** A run that is killed in its third epoch, and one that goes on; the fault is anywhere in both. */
function withFault(index: number, fault: Fault, again: boolean) {
  const fs = new MemoryFileSystem();
  const progress = atStart();
  const { intercept, calls } = faultAt(index, fault);
  const faulty = intercepted(fs, intercept);
  const errors: Error[] = [];
  for (const plan of [{ dieAfter: 3 }, { resume: true, pid: 2 }]) {
    const error = attemptProgram(faulty, { ...plan, again }, progress);
    if (error instanceof Killed) {
      fs.kill();
      continue;
    }
    if (error !== null) errors.push(error);
    expect(fs.openFiles).toBe(0);
  }
  return { fs, progress, errors, calls: calls() };
}

/** How many calls may fail and nobody is told, of all that there are. */
const tolerant: Record<string, [Fault, number]> = {
  ENOSPC: [failing("ENOSPC"), 1], // taking away the lock of a process that is gone
  EIO: [failing("EIO"), 1],
  EINTR: [interrupted, 32], // all reads and writes, too
  "done and yet failed": [doneAndFailed, 10], // removing what is not there, too
  "a short read or write": [short, 244],
};

describe.each(Object.entries(tolerant))("%s", (_, [fault, expectedSilent]) => {
  test.each([false, true])("at any call: an error in one line, and the run goes on (calls made again: %s)", (again) => {
    const expected = reference();
    const { calls } = withFault(-1, fault, again);
    expect(calls).toBe(244);
    let silent = 0;
    for (let index = 0; index < calls; index++) {
      const { fs, progress, errors } = withFault(index, fault, again);
      if (errors.length === 0 && progress.repeated === 0) silent++;
      for (const error of errors) {
        expect(error).toBeInstanceOf(RunError);
        expect(error.message).toMatch(/^run folder [^\n]+(: | cannot be read, )[^\n]+$/);
      }
      expectReadable(fs, progress);
      expectSameEnd(fs, progress, expected);
    }
    expect(silent).toBe(expectedSilent);
  });
});

test("a call that failed can be made again, unless a sync failed", () => {
  const { calls } = withFault(-1, short, true);
  const refused =
    /(metrics\.jsonl|predictions\.npy) could not be brought to the disk before; close the writer and resume/;
  let syncs = 0;
  for (let index = 0; index < calls; index++) {
    const { errors, progress } = withFault(index, failing("ENOSPC"), true);
    if (progress.repeated === 0) continue;
    for (const error of errors) expect(error.message).toMatch(refused);
    syncs += errors.length;
  }
  expect(syncs).toBe(10); // two at each of four checkpoints, and at the end
});

describe.each(["ENOSPC", "EIO"])("%s for good", (code) => {
  test("from any write on: what was complete can be read, and when there is room again the run goes on", () => {
    const expected = reference();
    for (let index = 0, dead = true; dead; index++) {
      const fs = new MemoryFileSystem();
      const progress = atStart();
      let calls = 0;
      const full = intercepted(fs, (call, args, real) =>
        calls++ >= index && (call === "write" || call === "sync") ? failing(code)(call, args, real) : real(...args),
      );
      dead = attemptProgram(full, {}, progress) !== null;
      expectReadable(fs, progress);
      if (progress.begun) attemptProgram(full, { resume: true, pid: 2 }, progress);
      expectSameEnd(fs, progress, expected);
    }
  });
});

/** Numbers from 0 up to 1, the same each time. */
function draws(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
}

test("the power is cut while weights replace others: they are the old ones or the new ones", () => {
  const random = draws();
  const seen = new Set<string>();
  for (let steps = 0, dead = true; dead; steps++) {
    for (let time = 0; time < 8; time++) {
      const fs = new MemoryFileSystem();
      const kill = killAfter(steps);
      let replacing = false;
      const fileSystem = intercepted(fs, (call, args, real) => (replacing ? kill(call, args, real) : real(...args)));
      const writer = new RunWriter(folder, about, { fileSystem, processes: process(1) });
      writer.append(metricsOf(1), row(1));
      writer.saveWeights(Buffer.from("old"));
      replacing = true;
      try {
        writer.saveWeights(Buffer.from("new"));
        dead = false;
      } catch (error) {
        expect(error).toBeInstanceOf(Killed);
      }
      fs.cut(random);
      seen.add(String(readRun(folder, { fileSystem: fs }).weights));
    }
  }
  expect([...seen].sort()).toEqual(["new", "old"]);
});

test("the power is cut in the first checkpoint that has predictions: they are there, or the one before it counts", () => {
  const random = draws();
  const seen = new Set<number | undefined>();
  for (let time = 0; time < 100; time++) {
    const fs = new MemoryFileSystem();
    let renamed = 0;
    const fileSystem = intercepted(fs, (call, args, real) => {
      if (call === "syncFolder" && renamed === 2) throw new Killed();
      if (call === "rename" && String(args[1]).endsWith("checkpoint.dz")) renamed++;
      return real(...args);
    });
    const writer = new RunWriter(folder, about, { fileSystem, processes: process(1) });
    writer.checkpoint(Uint8Array.of(0));
    writer.append(metricsOf(1), row(1));
    expect(() => writer.checkpoint(Uint8Array.of(1))).toThrow(Killed);
    fs.cut(random);
    seen.add(RunWriter.resume(folder, { fileSystem: fs, processes: process(2) }).checkpoint?.epoch);
  }
  expect([...seen].sort()).toEqual([0, 1]);
});

test("the power is cut at any call", () => {
  const expected = reference();
  const random = draws();
  for (let steps = 0, dead = true; dead; steps++) {
    const fs = new MemoryFileSystem();
    const progress = atStart();
    dead = attemptProgram(intercepted(fs, killAfter(steps)), {}, progress) !== null;
    fs.cut(random);
    if (progress.begun) {
      attemptProgram(intercepted(fs, killAfter(Math.floor(random() * 300))), { resume: true, pid: 2 }, progress);
      fs.cut(random);
    }
    expectSameEnd(fs, progress, expected);
  }
});

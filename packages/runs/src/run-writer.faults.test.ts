/**
 * Run folders after a kill, a disk error or a power cut, at each point where that can happen: the run can always be
 * read and resumed, and ends with the same files as an undisturbed one.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readRun } from "./read-run.ts";
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
import { atStart, attemptProgram, draws, expectReadable, expectSameEnd, folder, reference } from "./testing/outcome.ts";
import { about, metricsOf, process, row } from "./testing/program.ts";

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
});
afterAll(() => {
  vi.useRealTimers();
});

test("an undisturbed run has its files and no others", () => {
  const kept = ["checkpoints/000002.dz", "checkpoints/000004.dz"];
  const grown = ["checksums.json", "config.json", "metrics.jsonl", "predictions.npy", "weights.npz"];
  expect(Object.keys(reference()).sort()).toEqual(
    ["backtest.json", "forecast.csv", "series.npz", ...grown, ...kept].sort(),
  );
});

describe.each([1, 2])("with a checkpoint every %d epochs, a run", (every) => {
  test("killed at any point, and again when it is resumed, ends with the same files", () => {
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
      seen.surplus += Number(run?.warnings.some((text) => text.includes("continues")) ?? false);
      seen.whole += Number(run?.warnings.length === 0);
      seen.checkpoints.add(progress.checkpointed);
      // An arbitrary second step; those before the middle of the run occur as often as all of them.
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

/** A run killed in its third epoch and then resumed, with a fault at any call of both. */
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

/** Per fault: how many of the 345 calls may fail silently. */
const tolerant: Record<string, [Fault, number]> = {
  ENOSPC: [failing("ENOSPC"), 1], // removing the lock of a dead process
  EIO: [failing("EIO"), 1],
  EINTR: [interrupted, 38], // all reads and writes, too
  "done and yet failed": [doneAndFailed, 16], // removing a missing file, and looking for why.json, too
  "a short read or write": [short, 345],
};

describe.each(Object.entries(tolerant))("%s", (_, [fault, expectedSilent]) => {
  test.each([false, true])(
    "at any call gives an error in one line, and the run can be resumed (calls repeated: %s)",
    (again) => {
      const expected = reference();
      const { calls } = withFault(-1, fault, again);
      expect(calls).toBe(345);
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
    },
  );
});

test("a call of RunWriter that failed can be repeated, unless a sync failed", () => {
  const { calls } = withFault(-1, short, true);
  const refused =
    /(metrics\.jsonl|predictions\.npy) could not be synced to the disk before; close the writer and resume/;
  let syncs = 0;
  for (let index = 0; index < calls; index++) {
    const { errors, progress } = withFault(index, failing("ENOSPC"), true);
    if (progress.repeated === 0) continue;
    for (const error of errors) expect(error.message).toMatch(refused);
    syncs += errors.length;
  }
  expect(syncs).toBe(10); // two at each of four checkpoints, and at the end
});

describe.each(["ENOSPC", "EIO"])("permanent %s", (code) => {
  test("from any write on: complete epochs can be read, and the run can be resumed when there is room again", () => {
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

test("after a power cut while weights are replaced, they are the old ones or the new ones", () => {
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

test("after a power cut in the first checkpoint with predictions, these are there, or the previous checkpoint counts", () => {
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

test("after a power cut at any call, the run ends with the same files", () => {
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

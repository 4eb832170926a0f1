/**
 * What has to hold of the folder of the test program after a kill, a fault or a power cut: it can be read and resumed, and
 * ends with the same files as an undisturbed run.
 *
 * @module
 */
import { expect } from "vitest";
import type { FileSystem } from "../file-system.ts";
import { type Run, readRun } from "../read-run.ts";
import { RunError } from "../run-error.ts";
import { savedFiles } from "../schema.ts";
import { MemoryFileSystem } from "./memory-file-system.ts";
import { metricsOf, type Plan, type Progress, row, runProgram, saved } from "./program.ts";

export const folder = "/runs/a";

/** Nothing is done yet. */
export const atStart = (): Progress => ({
  begun: false,
  least: 0,
  most: 0,
  checkpointed: 0,
  repeated: 0,
  finished: false,
});

/** The files of an undisturbed run. */
export function reference(): Record<string, string> {
  const fs = new MemoryFileSystem();
  runProgram(fs, folder, {}, atStart());
  return fs.snapshot(folder);
}

/** Runs the program; returns its error, or null. */
export function attemptProgram(fs: FileSystem, plan: Plan, progress: Progress): Error | null {
  try {
    runProgram(fs, folder, plan, progress);
    return null;
  } catch (error) {
    return error as Error;
  }
}

/** Checks that the folder has what the program reported; returns null if the run had not begun. */
export function expectReadable(fs: FileSystem, { begun, least, most, finished }: Progress): Run | null {
  try {
    const run = readRun(folder, { fileSystem: fs });
    expect(run.metrics.length).toBeGreaterThanOrEqual(least);
    expect(run.metrics.length).toBeLessThanOrEqual(most);
    const epochs = run.metrics.map((_, i) => i + 1);
    expect(run.metrics).toEqual(epochs.map(metricsOf));
    expect(run.predictions?.toArray() ?? []).toEqual(epochs.map((epoch) => [...row(epoch)]));
    for (const name of savedFiles) {
      const bytes = run.file(name); // whole, or absent
      if (bytes !== null) expect(Buffer.compare(bytes, saved[name])).toBe(0);
      else expect(finished || (name === "series" && least > 0)).toBe(false);
    }
    return run;
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    expect(error.message).toMatch(/there is no such folder$|(config\.json|metrics\.jsonl) is missing/);
    expect(begun).toBe(false);
    return null;
  }
}

/** Ends the run, from any state of its folder, without further faults, and compares its files. */
export function expectSameEnd(fs: MemoryFileSystem, progress: Progress, expected: Record<string, string>): void {
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

/** Reproducible pseudo-random numbers in [0, 1). */
export function draws(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
}

import { expect, test } from "vitest";
import { readRun } from "../read-run.ts";
import { savedFiles } from "../schema.ts";
import { Killed } from "./faults.ts";
import { MemoryFileSystem } from "./memory-file-system.ts";
import { EPOCHS, metricsOf, type Plan, type Progress, row, runProgram, saved, weights } from "./program.ts";

function run(fs: MemoryFileSystem, plan: Plan): Progress {
  const progress = { begun: false, least: 0, most: 0, checkpointed: 0, repeated: 0, finished: false };
  if (plan.dieAfter === undefined) runProgram(fs, "/a", plan, progress);
  else expect(() => runProgram(fs, "/a", plan, progress)).toThrow(Killed);
  return progress;
}

test("the test program writes a run, and reports its progress", () => {
  const fs = new MemoryFileSystem();
  const done = { least: EPOCHS, most: EPOCHS, checkpointed: EPOCHS };
  expect(run(fs, {})).toEqual({ begun: true, ...done, repeated: 0, finished: true });
  const read = readRun("/a", { fileSystem: fs });
  expect(read.metrics).toEqual([1, 2, 3, 4].map(metricsOf));
  expect(read.predictions?.toArray()).toEqual([1, 2, 3, 4].map((epoch) => [...row(epoch)]));
  expect(Buffer.compare(read.weights as Uint8Array, weights)).toBe(0);
  for (const name of savedFiles) expect(read.file(name)).toEqual(saved[name]);
});

test("the test program dies before a checkpoint, and resumes", () => {
  const fs = new MemoryFileSystem();
  const rest = { begun: true, repeated: 0, finished: false };
  expect(run(fs, { dieAfter: 3, every: 2 })).toEqual({ ...rest, least: 3, most: 3, checkpointed: 2 });
  expect(run(fs, { resume: true, pid: 2 }).finished).toBe(true);
  expect(readRun("/a", { fileSystem: fs }).metrics.length).toBe(EPOCHS);
});

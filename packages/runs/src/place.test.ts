import { expect, test } from "vitest";
import { beginRun } from "./begin-run.ts";
import { LostFolderError } from "./lock.ts";
import { checkPlace, lostPlace } from "./place.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, process } from "./testing/program.ts";

test("a folder whose open file has been replaced is lost, one as it was is not", () => {
  const disk = new MemoryFileSystem();
  const run = beginRun("/runs/a", about, { fileSystem: disk, processes: process(1) });
  checkPlace(run);
  expect(lostPlace(run)).toBeNull();
  disk.remove("/runs/a/metrics.jsonl");
  disk.close(disk.open("/runs/a/metrics.jsonl", "wx"));
  expect(() => checkPlace(run)).toThrow(LostFolderError);
  expect(lostPlace(run)?.message).toContain("metrics.jsonl was removed or replaced while the run went on");
});

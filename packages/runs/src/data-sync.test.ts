import { beforeEach, expect, test } from "vitest";
import { beginRun } from "./begin-run.ts";
import { DataSync } from "./data-sync.ts";
import type { OpenRun } from "./open-run.ts";
import { RowWriter } from "./row-file.ts";
import { Abandoned, type Sync } from "./steps.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, process } from "./testing/program.ts";

let run: OpenRun;
let data: DataSync;
beforeEach(() => {
  run = beginRun("/a", about, { fileSystem: new MemoryFileSystem(), processes: process(1) });
  data = new DataSync(run);
});

const syncs = (): Sync[] => [...data.steps()];
const metrics = (): Sync => ({ file: run.metrics });
const folder = { folder: "/a" };

test("syncs the files, and the folder only when one of them is new", () => {
  expect(syncs()).toEqual([metrics(), folder]);
  expect(syncs()).toEqual([metrics()]);
  run.predictions = new RowWriter(run.fs, "/a/predictions.npy", 2);
  const rows = { file: run.predictions.file };
  expect(syncs()).toEqual([rows, metrics(), folder]);
  expect(syncs()).toEqual([rows, metrics()]);
});

test("syncs the folder again for a file that appears while it is synced", () => {
  const steps = data.steps();
  expect([steps.next().value, steps.next().value]).toEqual([metrics(), folder]);
  run.predictions = new RowWriter(run.fs, "/a/predictions.npy", 2);
  expect(steps.next().done).toBe(true);
  expect(syncs().at(-1)).toEqual(folder);
});

test("refuses after a failed sync, and not after an abandoned one", () => {
  const abandoned = data.steps();
  abandoned.next();
  expect(() => abandoned.throw(new Abandoned())).toThrow(Abandoned);
  const failed = data.steps();
  failed.next();
  const error = Object.assign(new Error("EIO: sync"), { code: "EIO" });
  expect(() => failed.throw(error)).toThrow("run folder /a: metrics.jsonl cannot be written, EIO: sync");
  expect(() => syncs()).toThrow("metrics.jsonl could not be synced to the disk before; close the writer");
});

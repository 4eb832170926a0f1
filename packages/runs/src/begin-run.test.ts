import { beforeEach, expect, test } from "vitest";
import { beginRun } from "./begin-run.ts";
import { RunError } from "./run-error.ts";
import { sumOf } from "./sum.ts";
import { failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, process } from "./testing/program.ts";

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
});

test("a new run has its settings, no epoch, and its lock", () => {
  const run = beginRun("/runs/a", about, { fileSystem: disk, processes: process(1) });
  const { "config.json": config = "", ...files } = disk.snapshot("/runs/a");
  expect(JSON.parse(config)).toMatchObject({ format: 1, ...about });
  expect(files).toEqual({ "metrics.jsonl": "", "lock-1-1-b-1-00000000-test": expect.any(String) });
  expect(run).toMatchObject({ folder: "/runs/a", epochs: 0, predictions: null, config: sumOf(Buffer.from(config)) });
  expect(disk.openFiles).toBe(1);
  run.unlock();
  expect(disk.list("/runs/a")).toEqual(["config.json", "metrics.jsonl"]);
});

test("its settings are on the disk", () => {
  beginRun("/runs/a", about, { fileSystem: disk, processes: process(1) });
  const text = disk.snapshot("/runs/a")["config.json"];
  disk.cut(() => 0);
  expect(disk.snapshot("/runs/a")["config.json"]).toBe(text);
});

test.each([
  ["write", "cannot be locked, the disk is full"],
  ["rename", "cannot be written, the disk is full; choose another folder"],
])("if %s fails, nothing is left behind", (name, words) => {
  const full = intercepted(disk, (call, args, real) =>
    call === name ? failing("ENOSPC")(call, args, real) : real(...args),
  );
  expect(() => beginRun("/runs/a", about, { fileSystem: full, processes: process(1) })).toThrow(
    new RunError(`run folder /runs/a: ${words}`),
  );
  expect(disk.list("/")).toEqual([]);
  expect(disk.openFiles).toBe(0);
});

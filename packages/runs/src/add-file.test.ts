import { ValueError } from "@dz/ndarray";
import { beforeEach, expect, test } from "vitest";
import { addFile } from "./add-file.ts";
import type { FileSystem } from "./file-system.ts";
import { lockFolder } from "./lock.ts";
import { limits } from "./read-limited.ts";
import { readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { type Fault, failing, intercepted, Killed, killAfter } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { draws } from "./testing/outcome.ts";
import { about, metricsOf, process, row, weights } from "./testing/program.ts";

const folder = "/runs/a";
const [first, second] = [Buffer.from('{"answers":[1,2]}'), Buffer.from('{"answers":[3]}\n')];

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = finished(weights);
});

/** A disk with a run, finished unless it is said not to be. */
function finished(bytes: Uint8Array, ended: boolean = true): MemoryFileSystem {
  const fileSystem = new MemoryFileSystem();
  const writer = new RunWriter(folder, about, { fileSystem, processes: process(1) });
  writer.append(metricsOf(1), row(1));
  writer.checkpoint(bytes);
  writer.saveWeights(bytes, { finished: ended });
  writer.close();
  return fileSystem;
}

const add = (bytes: Uint8Array, fileSystem: FileSystem = disk, pid = 2): void =>
  addFile(folder, "why", bytes, { fileSystem, processes: process(pid) });
const read = () => {
  const run = readRun(folder, { fileSystem: disk });
  return { content: run.file("why"), warnings: run.warnings };
};

test("a file is added to a finished run and replaced, and no other file changes", () => {
  expect(read()).toEqual({ content: null, warnings: [] });
  const before = disk.snapshot(folder);
  add(first);
  expect(read()).toEqual({ content: first, warnings: [] });
  add(second);
  expect(read()).toEqual({ content: second, warnings: [] });
  const { "why.json": why, ...others } = disk.snapshot(folder);
  expect(others).toEqual(before);
  expect(JSON.parse(why as string).content).toEqual({ answers: [3] });
});

test("it needs no checksums of the run", () => {
  disk.remove(`${folder}/checksums.json`);
  add(first);
  expect(read()).toEqual({ content: first, warnings: [] });
});

test("what cannot be read again is refused, and a run that is not finished", () => {
  expect(() => addFile(folder, "x" as never, first)).toThrow(new ValueError('addFile: name is "x", expected "why"'));
  expect(() => add(Buffer.from("{"))).toThrow(new ValueError("addFile: not valid JSON"));
  expect(() => add(Uint8Array.of(34, 0xff, 34))).toThrow(new ValueError("addFile: bytes are not UTF-8"));
  expect(() => add(new Uint8Array(limits.why))).toThrow(ValueError);
  disk = finished(weights, false);
  expect(() => add(first)).toThrow(
    new RunError(`run folder ${folder}: is not finished, why.json is for finished runs`),
  );
  expect(read().content).toBeNull();
});

test("a folder that another process holds, or that cannot be written, is left as it is", () => {
  add(first);
  const before = disk.snapshot(folder);
  const living = (pid: number) => ({ ...process(pid), isAlive: () => true });
  const lock = lockFolder(disk, folder, living(3));
  expect(() => addFile(folder, "why", second, { fileSystem: disk, processes: living(2) })).toThrow(
    `run folder ${folder}: is in use by process 3`,
  );
  lock.release();
  const readOnly: Fault = (call, args, real) =>
    call === "open" && args[1] !== "r" ? failing("EROFS")(call, args, real) : real(...args);
  expect(() => add(second, intercepted(disk, readOnly))).toThrow(
    new RunError(`run folder ${folder}: cannot be locked, the file system is read-only`),
  );
  expect(disk.snapshot(folder)).toEqual(before);
});

test("a kill or a power cut at any call leaves the old file or the new one", () => {
  const random = draws();
  const seen = new Set<string>();
  for (let steps = 0, dead = true; dead; steps++) {
    disk = finished(weights);
    add(first);
    dead = false;
    try {
      add(second, intercepted(disk, killAfter(steps)));
    } catch (error) {
      expect(error).toBeInstanceOf(Killed);
      dead = true;
    }
    if (steps % 2 === 1) disk.cut(random);
    const { content, warnings } = read();
    expect(warnings).toEqual([]);
    expect([first, second]).toContainEqual(content);
    seen.add(String(content));
    add(first, disk, 3); // the lock of a dead process is no obstacle
    expect(read().content).toEqual(first);
  }
  expect(seen.size).toBe(2);
});

test("a call that fails leaves the old file or the new one, and says so", () => {
  for (let index = 0, failed = true; failed; index++) {
    disk = finished(weights);
    add(first);
    let calls = 0;
    failed = false;
    try {
      add(
        second,
        intercepted(disk, (call, args, real) => (calls++ === index ? failing("EIO")(call, args, real) : real(...args))),
      );
    } catch (error) {
      expect(error).toBeInstanceOf(RunError);
      failed = true;
    }
    failed ||= calls > index; // some failures have no effect
    expect([first, second]).toContainEqual(read().content);
  }
});

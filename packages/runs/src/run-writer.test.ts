import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { array, loadNpy, StateError, saveNpz, ValueError } from "@dz/ndarray";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { NewRun } from "./begin-run.ts";
import { readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";

const data = { column: "sales", parts: [0, 80, 100], scale: { mean: 0.5 } };
const run: NewRun = { dz: "0.1.0", command: "start --seed 7", seed: 7, settings: { model: "rnn", lr: null }, data };
const metrics = { epoch: 1, trainLoss: 0.25, testLoss: 0.5, seconds: 0.125 };
const row = Float64Array.of(1, 2, 3);

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "dz-run-writer-"));
  folder = join(base, "runs/first");
});
afterEach(() => rmSync(base, { recursive: true }));

/** The files in the folder, without the lock. */
const names = (): string[] => readdirSync(folder).filter((name) => !name.startsWith("lock-"));
const text = (name: string): string => readFileSync(join(folder, name), "utf8");

test("RunWriter creates a folder with settings and no metrics", () => {
  const before = Date.now();
  const writer = new RunWriter(folder, run);
  const { started, ...config } = JSON.parse(text("config.json"));
  expect(config).toEqual({ format: 1, ...run, node: process.version });
  expect(new Date(started).toISOString()).toBe(started);
  expect(Date.parse(started)).toBeGreaterThanOrEqual(before);
  expect(text("metrics.jsonl")).toBe("");
  expect(names()).toEqual(["config.json", "metrics.jsonl"]);
  expect(writer.folder).toBe(folder);
  writer.close();
});

test("RunWriter has the absolute path of its folder", () => {
  const writer = new RunWriter(relative(process.cwd(), folder), run);
  expect(writer.folder).toBe(folder);
  writer.close();
});

test("append writes each epoch at once", () => {
  const writer = new RunWriter(folder, run);
  writer.append(metrics, row);
  expect(text("metrics.jsonl")).toBe('{"epoch":1,"trainLoss":0.25,"testLoss":0.5,"seconds":0.125}\n');
  expect(loadNpy(readFileSync(join(folder, "predictions.npy"))).toArray()).toEqual([[1, 2, 3]]);
  writer.append({ ...metrics, epoch: 2, testLoss: Number.NaN }, Float64Array.of(4, 5, Number.NaN));
  expect(text("metrics.jsonl").split("\n")[1]).toBe('{"epoch":2,"trainLoss":0.25,"testLoss":"NaN","seconds":0.125}');
  expect(loadNpy(readFileSync(join(folder, "predictions.npy"))).toArray()).toEqual([
    [1, 2, 3],
    [4, 5, Number.NaN],
  ]);
  writer.close();
});

test("append accepts a view of a larger array", () => {
  const writer = new RunWriter(folder, run);
  writer.append(metrics, Float64Array.of(0, 1, 2, 3, 4).subarray(1, 4));
  writer.close();
  expect(loadNpy(readFileSync(join(folder, "predictions.npy"))).toArray()).toEqual([[1, 2, 3]]);
});

test("saveWeights replaces earlier weights", () => {
  const writer = new RunWriter(folder, run);
  writer.saveWeights(saveNpz([["W", array([1])]]));
  const weights = saveNpz([["W", array([2])]]);
  writer.saveWeights(weights);
  writer.close();
  expect(Buffer.compare(readFileSync(join(folder, "weights.npz")), weights)).toBe(0);
  expect(readdirSync(folder)).toEqual(["checksums.json", "config.json", "metrics.jsonl", "weights.npz"]);
});

test("RunWriter refuses an existing folder, and leaves it unchanged", () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "metrics.jsonl"), "of an earlier run");
  const exists = "exists already and is not overwritten; choose another or remove it";
  expect(() => new RunWriter(folder, run)).toThrow(new RunError(`run folder ${folder}: ${exists}`));
  expect(text("metrics.jsonl")).toBe("of an earlier run");
  expect(readdirSync(folder)).toEqual(["metrics.jsonl"]);
});

test("RunWriter reports a folder that cannot be created, and leaves nothing behind", () => {
  writeFileSync(join(base, "file"), "x");
  const path = join(base, "file/runs/first");
  expect(() => new RunWriter(path, run)).toThrow(
    new RunError(
      `run folder ${path}: cannot be made, a part of the path is a file, not a folder; choose another folder`,
    ),
  );
  expect(readdirSync(base)).toEqual(["file"]);
});

test.runIf(existsSync("/proc/self"))("RunWriter reports a file system in which nothing can be created", () => {
  expect(() => new RunWriter("/proc/first", run)).toThrow(
    new RunError("run folder /proc/first: cannot be made, no such file or folder; choose another folder"),
  );
});

test("RunWriter refuses settings that could not be read back, before it creates the folder", () => {
  expect(() => new RunWriter(folder, { ...run, seed: -1 })).toThrow(
    new RunError(`run folder ${folder}: seed is -1, expected a whole number from 0 to 4294967295`),
  );
  expect(() => new RunWriter(folder, { ...run, data: { scale: { mean: Number.NaN } } })).toThrow(
    new RunError(`run folder ${folder}: data.scale.mean is NaN, expected a finite number`),
  );
  expect(readdirSync(base)).toEqual([]);
});

test.each([0, 2, Number.NaN])("append refuses %d as the first epoch", (epoch) => {
  const writer = new RunWriter(folder, run);
  expect(() => writer.append({ ...metrics, epoch }, row)).toThrow(
    new ValueError(`append: epoch ${epoch}, but the next one is 1`),
  );
  writer.close();
  expect(readdirSync(folder)).toEqual(["config.json", "metrics.jsonl"]);
});

test("an epoch that append refuses leaves the folder unchanged, and can be appended again", () => {
  const writer = new RunWriter(folder, run);
  writer.append(metrics, row);
  const second = { ...metrics, epoch: 2 };
  expect(() => writer.append({ ...second, seconds: Number.NaN }, row)).toThrow(
    new RunError("append: epoch 2: seconds is NaN, expected a number"),
  );
  expect(() => writer.append(second, Float64Array.of(1))).toThrow(
    new ValueError("append: 1 predictions, but 3 in the epochs before"),
  );
  expect(text("metrics.jsonl").split("\n")).toHaveLength(2);
  writer.append(second, row);
  writer.close();
  expect(text("metrics.jsonl").split("\n")).toHaveLength(3);
  expect(loadNpy(readFileSync(join(folder, "predictions.npy"))).shape).toEqual([2, 3]);
});

test("a run continues with another writer", () => {
  const writer = new RunWriter(folder, run);
  writer.append(metrics, row);
  writer.checkpoint(Uint8Array.of(1));
  writer.append({ ...metrics, epoch: 2 }, row);
  expect(writer.epochs).toBe(2);
  writer.close();
  expect(names()).toEqual(["checkpoint.dz", "config.json", "metrics.jsonl", "predictions.npy"]);

  const resumed = RunWriter.resume(folder);
  expect(resumed.checkpoint).toEqual({ epoch: 1, bytes: Uint8Array.of(1) });
  expect(resumed.config).toMatchObject(run);
  expect(resumed.warnings).toEqual([]);
  expect(resumed.writer.folder).toBe(folder);
  expect(resumed.writer.epochs).toBe(1);
  expect(() => resumed.writer.append({ ...metrics, epoch: 2 }, Float64Array.of(1))).toThrow(
    new ValueError("append: 1 predictions, but 3 in the epochs before"),
  );
  resumed.writer.append({ ...metrics, epoch: 2 }, Float64Array.of(4, 5, 6));
  resumed.writer.checkpoint(Uint8Array.of(2));
  expect(names()).toContain("checkpoint.previous.dz");
  resumed.writer.close();
  expect(readRun(folder).predictions?.toArray()).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

test("saveWeights keeps the checkpoints of an unfinished run, and removes those of a finished one", () => {
  const writer = new RunWriter(folder, run);
  writer.append(metrics, row);
  writer.checkpoint(Uint8Array.of(1));
  writer.saveWeights(Uint8Array.of(1), { finished: false });
  expect(names()).toContain("checkpoint.dz");
  writer.saveWeights(Uint8Array.of(2));
  expect(names()).toEqual(["checksums.json", "config.json", "metrics.jsonl", "predictions.npy", "weights.npz"]);
  writer.close();
  expect(readRun(folder).weights).toEqual(Buffer.of(2));
});

test("a checkpoint costs the same number of calls after many epochs as after few", () => {
  let calls: string[] = [];
  const fileSystem = intercepted(new MemoryFileSystem(), (call, args, real) => {
    calls.push(call);
    return real(...args);
  });
  const writer = new RunWriter("/a", run, { fileSystem });
  const costs = Array.from({ length: 50 }, (_, i) => {
    writer.append({ ...metrics, epoch: i + 1 }, row);
    calls = [];
    writer.checkpoint(new Uint8Array(9));
    return [...calls];
  });
  const place = ["lstat", "stat", "lstat", "fstat", "lstat", "fstat"]; // verifies that the folder is still the one that was locked
  expect(costs[1]).toEqual([
    ...place,
    "open",
    "write",
    "sync",
    "sync",
    "sync",
    "close",
    "lstat",
    "stat",
    "lstat",
    "rename",
    "rename",
    "syncFolder",
  ]);
  for (const cost of costs.slice(1)) expect(cost).toEqual(costs[1]);
});

test("two writers never write the same folder", () => {
  const writer = new RunWriter(folder, run);
  expect(() => RunWriter.resume(folder)).toThrow(`run folder ${folder}: is in use by process ${process.pid} on `);
  writer.close();
  RunWriter.resume(folder).writer.close();
  expect(names()).toEqual(readdirSync(folder));
});

test("after a failed sync no later sync is trusted", () => {
  const disk = new MemoryFileSystem();
  let failures = 1;
  const fileSystem = intercepted(disk, (call, args, real) =>
    call === "sync" && writer !== null && failures-- > 0 ? failing("EIO")(call, args, real) : real(...args),
  );
  let writer: RunWriter | null = null;
  writer = new RunWriter("/a", run, { fileSystem });
  writer.append(metrics, row);
  expect(() => writer?.checkpoint(new Uint8Array(3))).toThrow(
    new RunError("run folder /a: predictions.npy cannot be written, EIO: sync"),
  );
  const before = "predictions.npy could not be synced to the disk before; close the writer and resume the run";
  expect(() => writer?.checkpoint(new Uint8Array())).toThrow(new RunError(`run folder /a: ${before}`));
  expect(() => writer?.saveWeights(new Uint8Array())).toThrow(new RunError(`run folder /a: ${before}`));
  expect(disk.list("/a").some((name) => name.startsWith("checkpoint"))).toBe(false);
});

test("a partially written line is removed, and can be appended again", () => {
  const disk = new MemoryFileSystem();
  let full = false;
  const fileSystem = intercepted(disk, (call, args, real) => {
    const isLine = call === "write" && (args[1] as Uint8Array)[0] === "{".charCodeAt(0);
    return full && isLine ? failing("ENOSPC")(call, args, real) : real(...args);
  });
  const writer = new RunWriter("/a", run, { fileSystem });
  writer.append(metrics, row);
  const before = disk.snapshot("/a")["metrics.jsonl"];
  full = true;
  expect(() => writer.append({ ...metrics, epoch: 2 }, row)).toThrow(
    new RunError("run folder /a: metrics.jsonl cannot be written, the disk is full"),
  );
  expect(disk.snapshot("/a")["metrics.jsonl"]).toBe(before);
  expect(writer.epochs).toBe(1);
  full = false;
  writer.append({ ...metrics, epoch: 2 }, row);
  writer.saveWeights(new Uint8Array());
  expect(readRun("/a", { fileSystem: disk }).metrics.length).toBe(2);
});

test("close reports a file that cannot be closed, and closes the others", () => {
  const disk = new MemoryFileSystem();
  let closing = false;
  const fileSystem = intercepted(disk, (call, args, real) =>
    closing && call === "close" ? failing("EIO")(call, args, real) : real(...args),
  );
  const writer = new RunWriter("/a", run, { fileSystem });
  writer.append(metrics, row);
  closing = true;
  expect(() => writer.close()).toThrow(new RunError("run folder /a: metrics.jsonl cannot be written, EIO: close"));
  expect(disk.openFiles).toBe(0);
  expect(disk.list("/a")).toEqual(["config.json", "metrics.jsonl", "predictions.npy"]);
  writer.close();
});

test("after close nothing can be written", () => {
  const writer = new RunWriter(folder, run);
  writer.close();
  writer.close();
  expect(() => writer.append(metrics, row)).toThrow(new StateError(`append: the run folder ${folder} is closed`));
  expect(() => writer.checkpoint(new Uint8Array(1))).toThrow(
    new StateError(`checkpoint: the run folder ${folder} is closed`),
  );
  expect(() => writer.saveWeights(new Uint8Array(1))).toThrow(
    new StateError(`saveWeights: the run folder ${folder} is closed`),
  );
  expect(readdirSync(folder)).toEqual(["config.json", "metrics.jsonl"]);
});

test("append names a file that cannot be created", () => {
  const writer = new RunWriter(folder, run);
  mkdirSync(join(folder, "weights.npz"));
  expect(() => writer.saveWeights(new Uint8Array(1))).toThrow(
    new RunError(`run folder ${folder}: weights.npz cannot be written, it is a folder, not a file`),
  );
  writer.close();
});

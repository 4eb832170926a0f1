import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { array, loadNpy, StateError, saveNpz, ValueError } from "@dz/ndarray";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RunError } from "./run-error.ts";
import { type NewRun, RunWriter } from "./run-writer.ts";

const run: NewRun = { dz: "0.1.0", command: "start --seed 7", seed: 7, settings: { model: "rnn", lr: null } };
const metrics = { epoch: 1, trainLoss: 0.25, testLoss: 0.5, seconds: 0.125 };
const row = Float64Array.of(1, 2, 3);

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "dz-run-writer-"));
  folder = join(base, "runs/first");
});
afterEach(() => rmSync(base, { recursive: true }));

const text = (name: string): string => readFileSync(join(folder, name), "utf8");

test("a new folder has its settings and no metrics yet", () => {
  const before = Date.now();
  const writer = new RunWriter(folder, run);
  const { started, ...config } = JSON.parse(text("config.json"));
  expect(config).toEqual({ format: 1, ...run, node: process.version });
  expect(new Date(started).toISOString()).toBe(started);
  expect(Date.parse(started)).toBeGreaterThanOrEqual(before);
  expect(text("metrics.jsonl")).toBe("");
  expect(readdirSync(folder)).toEqual(["config.json", "metrics.jsonl"]);
  expect(writer.folder).toBe(folder);
  writer.close();
});

test("the folder of a relative path is told whole", () => {
  const writer = new RunWriter(relative(process.cwd(), folder), run);
  expect(writer.folder).toBe(folder);
  writer.close();
});

test("each epoch is in the folder as soon as it is added", () => {
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

test("part of a larger array can be a row", () => {
  const writer = new RunWriter(folder, run);
  writer.append(metrics, Float64Array.of(0, 1, 2, 3, 4).subarray(1, 4));
  writer.close();
  expect(loadNpy(readFileSync(join(folder, "predictions.npy"))).toArray()).toEqual([[1, 2, 3]]);
});

test("weights replace those before them", () => {
  const writer = new RunWriter(folder, run);
  writer.saveWeights(saveNpz([["W", array([1])]]));
  const weights = saveNpz([["W", array([2])]]);
  writer.saveWeights(weights);
  writer.close();
  expect(Buffer.compare(readFileSync(join(folder, "weights.npz")), weights)).toBe(0);
  expect(readdirSync(folder)).toEqual(["config.json", "metrics.jsonl", "weights.npz"]);
});

test("a folder that exists is refused and left as it is", () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "metrics.jsonl"), "of an earlier run");
  const exists = "exists already and is not overwritten; choose another or remove it";
  expect(() => new RunWriter(folder, run)).toThrow(new RunError(`run folder ${folder}: ${exists}`));
  expect(text("metrics.jsonl")).toBe("of an earlier run");
  expect(readdirSync(folder)).toEqual(["metrics.jsonl"]);
});

test("a folder that cannot be made is told, and nothing is left behind", () => {
  writeFileSync(join(base, "file"), "x");
  const path = join(base, "file/runs/first");
  expect(() => new RunWriter(path, run)).toThrow(
    new RunError(
      `run folder ${path}: cannot be made, a part of the path is a file, not a folder; choose another folder`,
    ),
  );
  expect(readdirSync(base)).toEqual(["file"]);
});

test.runIf(existsSync("/proc/self"))("a file system in which nothing can be made is told", () => {
  expect(() => new RunWriter("/proc/first", run)).toThrow(
    new RunError("run folder /proc/first: cannot be made, no such file or folder; choose another folder"),
  );
});

test("settings that could not be read back are refused before the folder is made", () => {
  expect(() => new RunWriter(folder, { ...run, seed: -1 })).toThrow(
    new RunError(`run folder ${folder}: seed is -1, expected a whole number from 0 to 4294967295`),
  );
  expect(readdirSync(base)).toEqual([]);
});

test.each([0, 2, Number.NaN])("epoch %d is not the first", (epoch) => {
  const writer = new RunWriter(folder, run);
  expect(() => writer.append({ ...metrics, epoch }, row)).toThrow(
    new ValueError(`append: epoch ${epoch}, but the next one is 1`),
  );
  writer.close();
  expect(readdirSync(folder)).toEqual(["config.json", "metrics.jsonl"]);
});

test("an epoch that is refused leaves the folder as it is, and may come again", () => {
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

test("after close nothing is written", () => {
  const writer = new RunWriter(folder, run);
  writer.close();
  writer.close();
  expect(() => writer.append(metrics, row)).toThrow(new StateError(`append: the run folder ${folder} is closed`));
  expect(() => writer.saveWeights(new Uint8Array(1))).toThrow(
    new StateError(`saveWeights: the run folder ${folder} is closed`),
  );
  expect(readdirSync(folder)).toEqual(["config.json", "metrics.jsonl"]);
});

test("a file that cannot be made is told by its name", () => {
  const writer = new RunWriter(folder, run);
  mkdirSync(join(folder, "weights.npz"));
  expect(() => writer.saveWeights(new Uint8Array(1))).toThrow(
    new RunError(`run folder ${folder}: weights.npz cannot be written, it is a folder, not a file`),
  );
  rmSync(folder, { recursive: true });
  expect(() => writer.append(metrics, row)).toThrow(
    new RunError(`run folder ${folder}: predictions.npy cannot be written, no such file or folder`),
  );
  writer.close();
});

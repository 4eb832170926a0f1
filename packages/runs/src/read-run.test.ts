import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { array, DzError, saveNpy, saveNpz, ValueError, zeros } from "@dz/ndarray";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { files } from "./schema.ts";

const EPOCHS = 3;
const weights = saveNpz([["fc/W", array([[1, 2]])]]);
const metrics = (epoch: number) => ({ epoch, trainLoss: 1 / epoch, testLoss: 0.5 / epoch, seconds: 0.25 });
const row = (epoch: number) => Float64Array.of(epoch, -epoch);
const settings = { model: "rnn", lr: 0.001, batch: null };

let base: string;
let folder: string;

beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "dz-read-run-"));
  folder = join(base, "run");
  const writer = new RunWriter(folder, { dz: "0.1.0", command: "start", seed: 7, settings });
  for (let epoch = 1; epoch <= EPOCHS; epoch++) writer.append(metrics(epoch), row(epoch));
  writer.saveWeights(weights);
  writer.close();
});
afterEach(() => fs.rmSync(base, { recursive: true }));

type Name = (typeof files)[keyof typeof files];
const path = (name: Name): string => join(folder, name);
const append = (name: Name, text: string | Uint8Array): void => fs.appendFileSync(path(name), text);
const cut = (name: Name, bytes: number): void => fs.truncateSync(path(name), fs.statSync(path(name)).size - bytes);

function edit(name: Name, from: string | RegExp, to: string): void {
  const text = fs.readFileSync(path(name), "utf8");
  expect(text).not.toBe(text.replace(from, to));
  fs.writeFileSync(path(name), text.replace(from, to));
}

/** Replaces the last line of the metrics by `text`, and removes the row of its epoch. */
function endMetricsWith(text: string): void {
  edit(files.metrics, /.*\n$/, text);
  fs.writeFileSync(path(files.predictions), saveNpy(array([[...row(1)], [...row(2)]])));
}

test("readRun returns what RunWriter was given", () => {
  const run = readRun(folder);
  expect(run.folder).toBe(folder);
  expect(run.config).toMatchObject({ format: 1, dz: "0.1.0", node: process.version, seed: 7, settings });
  expect(run.metrics).toEqual([1, 2, 3].map(metrics));
  expect(run.warnings).toEqual([]);
  expect(run.predictions?.dtype).toBe("float64");
  expect(run.predictions?.toArray()).toEqual([1, 2, 3].map((epoch) => [...row(epoch)]));
  expect(Buffer.compare(run.weights as Uint8Array, weights)).toBe(0);
});

test("readRun resolves a relative path against the working directory", () => {
  expect(readRun(relative(process.cwd(), folder)).folder).toBe(folder);
});

test("predictionsOf reads the predictions of some epochs", () => {
  const { predictionsOf } = readRun(folder);
  expect(predictionsOf(1, 3).toArray()).toEqual([[...row(2)], [...row(3)]]);
  expect(predictionsOf(0, 1).toArray()).toEqual([[...row(1)]]);
});

test("readRun reads predictions and weights only once", () => {
  const run = readRun(folder);
  expect(run.predictions).toBe(run.predictions);
  expect(run.weights).toBe(run.weights);
});

test.each([
  [-1, 2],
  [2, 1],
  [2, 2],
  [0, 4],
  [0.5, 2],
  [0, Number.NaN],
])("predictionsOf(%d, %d) refuses rows outside of three", (start, stop) => {
  expect(() => readRun(folder).predictionsOf(start, stop)).toThrow(
    new ValueError(`predictionsOf: rows ${start} to ${stop} of 3`),
  );
});

test("a run without epochs has no predictions", () => {
  fs.rmSync(path(files.checksums));
  fs.truncateSync(path(files.metrics));
  fs.rmSync(path(files.predictions));
  const run = readRun(folder);
  expect(run.metrics).toEqual([]);
  expect(run.predictions).toBeNull();
  expect(run.warnings).toEqual([]);
});

test("readRun reads a run that is being written", () => {
  folder = join(base, "now");
  const writer = new RunWriter(folder, { dz: "0.1.0", command: "start", seed: 7, settings });
  writer.append(metrics(1), row(1));
  const run = readRun(folder);
  writer.append(metrics(2), row(2));
  expect(run.predictions?.toArray()).toEqual([[...row(1)]]);
  expect(run.weights).toBeNull();
  writer.saveWeights(weights);
  expect(run.weights).not.toBeNull();
  writer.close();
});

const lostWeights = "the run was not finished: there are no weights, but checksums.json says that it had some";
const surplus = "predictions.npy continues after epoch 3 with unfinished data";

test.each<[string, string[], () => void]>([
  ["no weights", [lostWeights], () => fs.rmSync(path(files.weights))],
  ["part of a row", [surplus], () => append(files.predictions, "12345")],
  ["a row that is not counted", [surplus], () => append(files.predictions, Buffer.alloc(16))],
  [
    "a row that is counted",
    [surplus],
    () => fs.writeFileSync(path(files.predictions), saveNpy(array([1, 2, 3, 4].map((epoch) => [...row(epoch)])))),
  ],
  [
    "the remains of a killed resume",
    [surplus],
    () => fs.writeFileSync(path(files.predictions), saveNpy(array([1, 2, 3, 4, 5].map((epoch) => [...row(epoch)])))),
  ],
  [
    "the beginning of a line",
    ["the last line of metrics.jsonl is cut off after 14 bytes", surplus, lostWeights],
    () => {
      append(files.metrics, '{"epoch":4,"tr');
      append(files.predictions, Buffer.alloc(16));
      fs.rmSync(path(files.weights));
    },
  ],
  [
    "the remains of a line after a power cut",
    ["the last line of metrics.jsonl is cut off after 2 bytes"],
    () => append(files.metrics, "\0\0"),
  ],
])("readRun ignores %s with a warning", (_, warnings, change) => {
  change();
  const run = readRun(folder);
  expect(run.warnings).toEqual(warnings);
  expect(run.metrics).toEqual([1, 2, 3].map(metrics));
  expect(run.predictions?.toArray()).toEqual([1, 2, 3].map((epoch) => [...row(epoch)]));
});

test.each([0, 1, 127, 128, 130, 144])("readRun takes %d bytes of predictions as no epoch", (size) => {
  fs.rmSync(path(files.checksums));
  fs.truncateSync(path(files.metrics));
  const start = Buffer.concat([saveNpy(zeros([0, 2])), Buffer.alloc(16)]);
  fs.writeFileSync(path(files.predictions), start.subarray(0, size));
  const run = readRun(folder);
  expect(run.predictions).toBeNull();
  const left = ["predictions.npy continues after epoch 0 with unfinished data"];
  expect(run.warnings).toEqual(size === 128 ? [] : left);
});

test("a run killed before its files were created has no epochs, and can be resumed", () => {
  for (const name of Object.values(files)) if (name !== files.config) fs.rmSync(path(name), { force: true });
  const run = readRun(folder);
  expect([run.metrics, run.predictions, run.weights]).toEqual([[], null, null]);
  expect(run.warnings).toEqual(["the run was not finished: there are no weights"]);
  const { writer, checkpoint } = RunWriter.resume(folder);
  writer.append(metrics(1), row(1));
  writer.close();
  expect([checkpoint, readRun(folder).metrics.length]).toEqual([null, 1]);
});

test.each<[string, () => void]>([
  [
    'metrics.jsonl line 3: testLoss is "x", expected a number',
    () => edit(files.metrics, /"testLoss":0\.1666\d*/, '"testLoss":"x"'),
  ],
  ["metrics.jsonl line 2: seconds is missing", () => edit(files.metrics, /(.*\n.*),"seconds":0\.25/, "$1")],
  ["metrics.jsonl line 2: epoch is 3, expected 2", () => edit(files.metrics, /\n.*\n/, "\n")],
  ["metrics.jsonl line 3: epoch is 2, expected 3", () => edit(files.metrics, /\n(.*)\n/, "\n$1\n$1\n")],
  ["metrics.jsonl line 1: epoch is 0, expected a whole number from 1", () => edit(files.metrics, ":1,", ":0,")],
  ["metrics.jsonl line 3: not valid JSON, it is empty", () => endMetricsWith("\n")],
  ["metrics.jsonl line 3: not valid JSON", () => endMetricsWith('{"epoch"\n')],
  ["metrics.jsonl line 3: it is 3, expected an object", () => endMetricsWith("3\n")],
  ["metrics.jsonl is missing", () => fs.rmSync(path(files.metrics))],
  ["config.json is missing", () => fs.rmSync(path(files.config))],
  ["config.json: not valid JSON, it is empty", () => fs.truncateSync(path(files.config))],
  ["config.json: seed is missing", () => edit(files.config, /.*"seed".*\n/, "")],
  ["config.json: seed is -1, expected a whole number from 0 to 4294967295", () => edit(files.config, ": 7,", ": -1,")],
  [
    "config.json: settings.lr is an array, expected a string, number, boolean or null",
    () => edit(files.config, "0.001", "[]"),
  ],
  [
    "config.json has 2000000 bytes, at most 1048576 are read",
    () => fs.writeFileSync(path(files.config), " ".repeat(2_000_000)),
  ],
  [
    "metrics.jsonl has 300000000 bytes, at most 268435456 are read",
    () => fs.truncateSync(path(files.metrics), 300_000_000),
  ],
  [
    "config.json is not a file",
    () => {
      fs.rmSync(path(files.config));
      fs.mkdirSync(path(files.config));
    },
  ],
  ["predictions.npy is missing, the run has rows of 3 epochs", () => fs.rmSync(path(files.predictions))],
  ["predictions.npy is cut off, 1 bytes of its 3 rows are missing", () => cut(files.predictions, 1)],
  ["predictions.npy is cut off, 16 bytes of its 3 rows are missing", () => cut(files.predictions, 16)],
  ["predictions.npy has 2 rows for 3 epochs", () => fs.writeFileSync(path(files.predictions), saveNpy(zeros([2, 2])))],
  [
    "predictions.npy is not a file",
    () => {
      fs.rmSync(path(files.predictions));
      fs.mkdirSync(path(files.predictions));
    },
  ],
  [
    "predictions.npy is not an npy file with rows of float64 numbers",
    () => fs.writeFileSync(path(files.predictions), "not npy"),
  ],
])("%s", (words, change) => {
  change();
  expect(() => readRun(folder)).toThrow(new RunError(`run folder ${folder}: ${words}`));
});

test.each(["nowhere", "run/config.json"])("readRun refuses %s, which is not a run folder", (name) => {
  const place = join(base, name);
  expect(() => readRun(place)).toThrow(new RunError(`run folder ${place}: there is no such folder`));
});

test("readRun reports a path that is too long", () => {
  const place = join(base, "x".repeat(300));
  expect(() => readRun(place)).toThrow(new RunError(`run folder ${place} cannot be read, the name is too long`));
});

test("readRun reports a file removed meanwhile when it is read", () => {
  const run = readRun(folder);
  fs.rmSync(path(files.predictions));
  expect(() => run.predictions).toThrow(
    new RunError(`run folder ${folder}: predictions.npy cannot be read, no such file or folder`),
  );
  fs.rmSync(path(files.weights));
  fs.mkdirSync(path(files.weights));
  expect(() => run.weights).toThrow(new RunError(`run folder ${folder}: weights.npz is not a file`));
});

test("readRun ignores fields of a later version", () => {
  fs.rmSync(path(files.checksums));
  edit(files.config, "{", '{ "more": [1],');
  edit(files.metrics, "{", '{"more":{},');
  expect(readRun(folder).metrics).toEqual([1, 2, 3].map(metrics));
});

test("readRun reads any altered file or refuses it in one line", () => {
  const all = [files.config, files.metrics, files.predictions, files.checksums];
  const name = fc.constantFrom(...all);
  const originals = new Map(all.map((f) => [f, fs.readFileSync(path(f))]));
  const checksums = originals.get(files.checksums) as Buffer;
  const edits = [name, fc.boolean(), fc.nat(), fc.nat(20), fc.uint8Array({ maxLength: 20 })] as const;
  fc.assert(
    fc.property(...edits, (file, checked, start, gone, bytes) => {
      fs.rmSync(path(files.checksums), { force: true });
      if (checked) fs.writeFileSync(path(files.checksums), checksums);
      const original = originals.get(file) as Buffer;
      const at = start % (original.length + 1);
      fs.writeFileSync(path(file), Buffer.concat([original.subarray(0, at), bytes, original.subarray(at + gone)]));
      try {
        const run = readRun(folder);
        expect(run.predictions?.shape[0] ?? 0).toBe(run.metrics.length);
      } catch (error) {
        expect(error).toBeInstanceOf(DzError);
        expect((error as Error).message).toMatch(/^run folder [^\n]{1,400}$/);
      }
      fs.writeFileSync(path(file), original);
    }),
    { numRuns: 300 },
  );
});

import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, saveNpy, saveNpz } from "@dz/ndarray";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DamageError } from "./check-sums.ts";
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

test("readRun reads a run without checksums", () => {
  fs.rmSync(path(files.checksums));
  expect(readRun(folder)).toMatchObject({ warnings: [], metrics: [1, 2, 3].map(metrics) });
});

test("readRun reads epochs appended after the weights", () => {
  folder = join(base, "more");
  const writer = new RunWriter(folder, { dz: "0.1.0", command: "start", seed: 7, settings });
  writer.append(metrics(1), row(1));
  writer.saveWeights(weights);
  writer.append(metrics(2), row(2));
  writer.close();
  expect(readRun(folder).metrics).toEqual([1, 2].map(metrics));
});

describe("checksums detect", () => {
  const damaged = (words: string) => new DamageError(folder, words);
  const changed = (name: string) =>
    damaged(`${name} is damaged, it does not have the SHA-256 that checksums.json gives`);
  const refused = (words: string) => new RunError(`run folder ${folder}: ${words}`);
  const flip = (name: Name, at: number): void => {
    const bytes = fs.readFileSync(path(name));
    bytes[at] = (bytes[at] as number) ^ 1;
    fs.writeFileSync(path(name), bytes);
  };

  test.each<[string, () => RunError, () => void]>([
    ["another seed", () => changed("config.json"), () => edit(files.config, '"seed": 7', '"seed": 8')],
    ["another loss", () => changed("metrics.jsonl"), () => edit(files.metrics, "0.5", "0.4")],
    ["a bit of a row", () => changed("predictions.npy"), () => flip(files.predictions, 130)],
    ["a bit of the weights", () => changed("weights.npz"), () => flip(files.weights, 9)],
    [
      "truncated weights",
      () => damaged("weights.npz is cut off, 1 of the bytes that checksums.json counts are missing"),
      () => cut(files.weights, 1),
    ],
    [
      "a missing epoch",
      () => damaged("metrics.jsonl is cut off, 89 of the bytes that checksums.json counts are missing"),
      () => endMetricsWith(""),
    ],
    [
      "their own truncation",
      () => refused("checksums.json: not valid JSON"),
      () => fs.truncateSync(path(files.checksums), 2),
    ],
    [
      "a change of themselves",
      () => refused('checksums.json: config.sha256 is "x", expected 64 hexadecimal digits'),
      () => edit(files.checksums, /"sha256": "\w+"/, '"sha256": "x"'),
    ],
  ])("%s", (_, error, change) => {
    change();
    expect(() => readRun(folder)).toThrow(error());
  });
});

import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, saveNpz, ValueError } from "@dz/ndarray";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readExplanation, saveExplanation } from "./explanation.ts";
import { limits } from "./read-limited.ts";
import { readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";

const weights = saveNpz([["fc/W", array([1])]]);
const why = Buffer.from("{}\n");

let base: string;
let folder: string;

function begin(): RunWriter {
  const writer = new RunWriter(folder, { dz: "0.1.0", command: "start", seed: 7, settings: {} });
  writer.append({ epoch: 1, trainLoss: 1, testLoss: 2, seconds: 0.1 }, null);
  return writer;
}

function finish(): void {
  const writer = begin();
  writer.saveWeights(weights);
  writer.close();
}

beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "dz-explanation-"));
  folder = join(base, "run");
});
afterEach(() => fs.rmSync(base, { recursive: true }));

test("it is kept beside a finished run, whose other files stay as they are, and may be replaced", () => {
  finish();
  expect(readExplanation(folder)).toBeNull();
  saveExplanation(folder, Buffer.from("[]\n"));
  saveExplanation(folder, why);
  expect(Buffer.compare(readExplanation(folder) as Uint8Array, why)).toBe(0);
  expect(fs.readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(readRun(folder).warnings).toEqual([]);
});

test("a run that is not finished has none", () => {
  begin().close();
  expect(() => saveExplanation(folder, why)).toThrow(new RegExp(`run folder ${folder}: the run is not finished`));
  expect(fs.existsSync(join(folder, "why.json"))).toBe(false);
});

test("a folder without a run, and bytes that could not be read again, are refused", () => {
  expect(() => saveExplanation(folder, why)).toThrow(RunError);
  finish();
  expect(() => saveExplanation(folder, new Uint8Array(limits.explanation + 1))).toThrow(ValueError);
  expect(() => saveExplanation(folder, "{}" as never)).toThrow("bytes is a string, expected a Uint8Array");
  expect(() => readExplanation("")).toThrow(ValueError);
});

test("what is no regular file is not read", () => {
  finish();
  fs.symlinkSync("config.json", join(folder, "why.json"));
  expect(() => readExplanation(folder)).toThrow("why.json is a symbolic link");
});

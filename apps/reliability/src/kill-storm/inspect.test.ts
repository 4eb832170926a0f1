import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inspect, type KnownStates } from "./inspect.ts";
import { newTally, type Tally } from "./tally.ts";
import { smallRun } from "./testing/small-run.ts";

let base: string;
let folder: string;
let known: KnownStates;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "kill-storm-inspect-"));
  folder = join(base, "run");
  known = new Map();
});
afterEach(() => rmSync(base, { recursive: true }));

/** The counts that differ from zero, and the findings. */
function look(at: string = folder): Partial<Tally> {
  const tally = newTally();
  inspect(at, known, tally, (text) => tally.findings.push(text));
  return Object.fromEntries(
    Object.entries(tally).filter(([, value]) => (typeof value === "number" ? value > 0 : value.length > 0)),
  );
}

/** Flips the last bit of a file. */
function damage(name: string): void {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.with(-1, (bytes.at(-1) as number) ^ 1));
}

test("a folder in which no run has begun is an early kill", () => {
  expect(look()).toEqual({ early: 1 });
  mkdirSync(folder);
  expect(look()).toEqual({ early: 1 });
  writeFileSync(join(folder, "config.json.tmp"), "{");
  expect(look()).toEqual({ early: 1 });
});

test("the state of an epoch is compared from its second occurrence", () => {
  smallRun(folder);
  expect(look()).toEqual({});
  expect(look()).toEqual({ states: 1 });
  expect([...known.keys()]).toEqual(["rnn adam 3"]);
});

test("a state whose bits are not what they were before is found", () => {
  smallRun(folder, { bits: 1 });
  look();
  rmSync(folder, { recursive: true });
  smallRun(folder, { bits: 2 });
  expect(look()).toEqual({ states: 1, findings: ["the state of epoch 3 is not what it was before"] });
});

test.each([
  { name: "another epoch", run: { epochs: 2 } },
  { name: "another model", run: { model: "gru" } },
  { name: "another optimizer", run: { optimizer: "sgd" } },
])("a state of $name is not compared", ({ run }) => {
  smallRun(folder);
  look();
  rmSync(folder, { recursive: true });
  smallRun(folder, { ...run, bits: 2 });
  expect(look()).toEqual({});
  expect(known.size).toBe(2);
});

test("each run of a comparison is inspected", () => {
  smallRun(join(folder, "rnn-adam"));
  smallRun(join(folder, "rnn-sgd"), { optimizer: "sgd" });
  mkdirSync(join(folder, "gru-adam"));
  look();
  expect(look()).toEqual({ states: 2 });
  rmSync(join(folder, "rnn-sgd"), { recursive: true });
  smallRun(join(folder, "rnn-sgd"), { optimizer: "sgd", bits: 2 });
  expect(look()).toEqual({ states: 2, findings: ["the state of epoch 3 is not what it was before"] });
});

test("a damaged checkpoint is a corrupt load, although there is a previous one", () => {
  smallRun(folder);
  damage("checkpoint.dz");
  expect(look()).toEqual({ corrupt: 1, findings: [expect.stringMatching(/checkpoint\.dz is damaged/)] });
  expect(known.size).toBe(0);
});

test("the previous checkpoint is the state if the last is missing, and may be damaged too", () => {
  smallRun(folder);
  rmSync(join(folder, "checkpoint.dz"));
  expect(look()).toEqual({});
  expect([...known.keys()]).toEqual(["rnn adam 2"]);
  damage("checkpoint.previous.dz");
  expect(look()).toEqual({ corrupt: 1, findings: [expect.stringMatching(/checkpoint\.previous\.dz is damaged/)] });
});

test("a state of an epoch that the metrics do not have is found", () => {
  smallRun(folder);
  const path = join(folder, "metrics.jsonl");
  const lines = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, `${lines.slice(0, 2).join("\n")}\n`);
  expect(look()).toEqual({ findings: ["a state of epoch 3, but 2 epochs"] });
});

test("a run that cannot be read is a corrupt load", () => {
  smallRun(folder);
  writeFileSync(join(folder, "config.json"), "{");
  expect(look()).toEqual({ corrupt: 1, findings: [expect.stringMatching(/config\.json: not valid JSON/)] });
});

test("a finished run has no state; its weights must match their checksum", () => {
  smallRun(folder, { finished: true });
  expect(look()).toEqual({});
  expect(known.size).toBe(0);
  damage("weights.npz");
  expect(look()).toEqual({ corrupt: 1, findings: [expect.stringMatching(/weights\.npz is damaged/)] });
});

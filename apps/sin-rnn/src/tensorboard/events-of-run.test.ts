import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Metrics, RunError, RunWriter } from "@dz/runs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventsOfRun } from "./events-of-run.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "dz-events-")), "run");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

/** A run that began at a time and was interrupted after some epochs. */
function run(epochs: readonly Omit<Metrics, "epoch">[], started = "2026-01-01T12:00:00.500Z"): void {
  const writer = new RunWriter(folder, { dz: "0", command: "start", seed: 7, settings: {} });
  epochs.forEach((metrics, i) => {
    writer.append({ epoch: i + 1, ...metrics }, null);
  });
  writer.close();
  const config = join(folder, "config.json");
  writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, "utf8")), started }));
}

test("a step an epoch, at the start and the seconds so far", () => {
  run([
    { trainLoss: 0.5, testLoss: 0.75, seconds: 1.5 },
    { trainLoss: 0.25, testLoss: Number.NaN, seconds: 0.25 },
  ]);
  const start = Date.UTC(2026, 0, 1, 12) / 1000 + 0.5;
  expect(eventsOfRun(folder)).toEqual([
    { step: 1, wallTime: start + 1.5, values: { "loss/train": 0.5, "loss/test": 0.75 } },
    { step: 2, wallTime: start + 1.75, values: { "loss/train": 0.25, "loss/test": Number.NaN } },
  ]);
});

test.each<[string, Omit<Metrics, "epoch" | "seconds">, Record<string, number>]>([
  ["a test part", { trainLoss: 1, testLoss: 2 }, { "loss/train": 1, "loss/test": 2 }],
  ["a validation part", { trainLoss: 1, testLoss: NaN, validLoss: 3 }, { "loss/train": 1, "loss/validation": 3 }],
  [
    "a validation loss of NaN",
    { trainLoss: 1, testLoss: NaN, validLoss: NaN },
    { "loss/train": 1, "loss/validation": NaN },
  ],
  ["both", { trainLoss: 1, testLoss: 2, validLoss: 3 }, { "loss/train": 1, "loss/test": 2, "loss/validation": 3 }],
  [
    "a gradient norm",
    { trainLoss: Infinity, testLoss: 2, gradNorm: Infinity },
    { "loss/train": Infinity, "loss/test": 2, "gradient norm": Infinity },
  ],
])("the values of a run with %s", (_, metrics, values) => {
  run([{ ...metrics, seconds: 1 }]);
  expect(eventsOfRun(folder)[0]?.values).toEqual(values);
});

test("a run without epochs has no steps, and a line that was cut off is none", () => {
  run([]);
  expect(eventsOfRun(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  run([{ trainLoss: 1, testLoss: 2, seconds: 1 }]);
  appendFileSync(join(folder, "metrics.jsonl"), '{"epoch":2,"tra');
  expect(eventsOfRun(folder).length).toBe(1);
});

test("a folder that is no run, and a start that is no time here, are refused in a line", () => {
  expect(() => eventsOfRun(folder)).toThrow(new RunError(`run folder ${folder}: there is no such folder`));
  run([], "2026-01-31T12:00:00+05");
  expect(() => eventsOfRun(folder)).toThrow(
    new RunError(
      `run folder ${folder}: config.json: started is "2026-01-31T12:00:00+05", expected a time such as 2026-01-31T12:00:00.000Z`,
    ),
  );
});

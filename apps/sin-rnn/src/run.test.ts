import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadNpz } from "@dz/ndarray";
import { RunWriter, readRun } from "@dz/runs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Options, parseOptions } from "./options.ts";
import type { Reporter, Summary } from "./reporter.ts";
import { run } from "./run.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes down what it is told. */
class Listener implements Reporter {
  readonly heard: string[] = [];
  summary: Summary | null = null;

  start(): void {
    this.heard.push("start");
  }

  epoch(result: { epoch: number }): void {
    this.heard.push(`epoch ${result.epoch}`);
  }

  finish(summary: Summary, predictions: Float64Array, target: Float64Array): void {
    this.heard.push(`finish ${predictions.length} ${target.length}`);
    this.summary = summary;
  }

  interrupted(summary: Summary): void {
    this.heard.push("interrupted");
    this.summary = summary;
  }

  failed(): void {
    this.heard.push("failed");
  }
}

function start(epochs: number): { options: Options; writer: RunWriter; listener: Listener } {
  const args = ["--epochs", String(epochs), "--hidden", "4", "--seed", "7", "--out", join(folder, "run")];
  const options = parseOptions(args, { cwd: folder, now: new Date(0), drawSeed: () => 0 }) as Options;
  const writer = new RunWriter(options.out, { dz: "0.0.0", command: "again", seed: 7, settings: { epochs } });
  return { options, writer, listener: new Listener() };
}

test("a run folder holds what the run gave", async () => {
  const { options, writer, listener } = start(3);
  expect(await run(options, "again", writer, listener, () => false)).toBe(true);
  expect(listener.heard).toEqual(["start", "epoch 1", "epoch 2", "epoch 3", "finish 999 999"]);

  const { config, metrics, predictions, weights, warnings } = readRun(options.out);
  expect(warnings).toEqual([]);
  expect(config).toMatchObject({ seed: 7, command: "again", settings: { epochs: 3 } });
  expect(metrics.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  expect(predictions?.shape).toEqual([3, 999]);
  expect([...loadNpz(weights as Uint8Array).keys()].sort()).toEqual(
    ["fc/W", "fc/b", "rnn/h2h/W", "rnn/x2h/W", "rnn/x2h/b"].sort(),
  );
  const best = Math.min(...metrics.map(({ testLoss }) => testLoss));
  expect(listener.summary).toMatchObject({ epochs: 3, bestTestLoss: best, folder: options.out, again: "again" });
});

test("an interrupted run keeps the epochs that are complete, and the weights", async () => {
  const { options, writer, listener } = start(1000);
  const done = await run(options, "again", writer, listener, () => listener.heard.includes("epoch 2"));
  expect(done).toBe(false);
  expect(listener.heard.at(-1)).toBe("interrupted");
  const { metrics, predictions, weights } = readRun(options.out);
  expect(metrics.length).toBe(2);
  expect(predictions?.shape).toEqual([2, 999]);
  expect(weights).not.toBeNull();
});

test("one that is interrupted before its first epoch leaves the settings", async () => {
  const { options, writer, listener } = start(10);
  expect(await run(options, "again", writer, listener, () => true)).toBe(false);
  const { metrics, predictions, weights, warnings } = readRun(options.out);
  expect([metrics, predictions, weights]).toEqual([[], null, null]);
  expect(warnings).toEqual(["the run was not finished: there are no weights"]);
});

test("a reporter hears of a failure before the caller does", async () => {
  const { options, writer, listener } = start(3);
  rmSync(options.out, { recursive: true });
  await expect(run(options, "again", writer, listener, () => false)).rejects.toThrow(
    "predictions.npy cannot be written",
  );
  expect(listener.heard).toEqual(["start", "failed"]);
});

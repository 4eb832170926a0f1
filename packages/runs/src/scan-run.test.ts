import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readRun } from "./read-run.ts";
import { RunWriter } from "./run-writer.ts";
import { scanRun } from "./scan-run.ts";
import type { Metrics } from "./schema.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "runs-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(epochs: number, finished = true): string {
  const path = join(folder, "run");
  const writer = new RunWriter(path, { dz: "0", command: "c", seed: 1, settings: { model: "rnn" } });
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const [trainLoss, testLoss] = [1 / epoch, epoch === 2 ? Number.NaN : 2 / epoch];
    writer.append({ epoch, trainLoss, testLoss, seconds: 0.1, gradNorm: epoch }, Float64Array.of(epoch, -epoch));
  }
  if (finished) writer.saveWeights(new Uint8Array(4));
  writer.close();
  return path;
}

function scan(path: string): { metrics: Metrics[]; run: ReturnType<typeof scanRun> } {
  const metrics: Metrics[] = [];
  return { run: scanRun(path, (line) => metrics.push(line)), metrics };
}

/** The result of a reader: its value, or the text of its error. */
function said(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return (error as Error).message;
  }
}

describe("scanRun agrees with readRun", () => {
  test.each<readonly [string, (path: string) => void]>([
    ["unchanged", () => {}],
    ["with half a line", (path) => appendFileSync(join(path, "metrics.jsonl"), '{"epoch":')],
    ["with a line that is not JSON", (path) => appendFileSync(join(path, "metrics.jsonl"), "x\n")],
    [
      "with an epoch that is not its own",
      (path) => appendFileSync(join(path, "metrics.jsonl"), '{"epoch":9,"trainLoss":1,"testLoss":1,"seconds":1}\n'),
    ],
    ["without metrics", (path) => rmSync(join(path, "metrics.jsonl"))],
    [
      "with a folder in place of metrics",
      (path) => {
        rmSync(join(path, "metrics.jsonl"));
        mkdirSync(join(path, "metrics.jsonl"));
      },
    ],
    ["without predictions", (path) => rmSync(join(path, "predictions.npy"))],
    ["with truncated predictions", (path) => truncateSync(join(path, "predictions.npy"), 140)],
    [
      "with damaged predictions",
      (path) => {
        truncateSync(join(path, "predictions.npy"), 140);
        truncateSync(join(path, "predictions.npy"), 128 + 5 * 16);
      },
    ],
    ["without weights", (path) => rmSync(join(path, "weights.npz"))],
    ["without a config", (path) => rmSync(join(path, "config.json"))],
    ["that is missing", (path) => rmSync(path, { recursive: true })],
  ])("%s", (_, change) => {
    const path = write(5);
    change(path);
    const whole = said(() => {
      const { folder, config, warnings, metrics } = readRun(path);
      return { folder, config, warnings, metrics, epochs: metrics.length };
    });
    const scanned = said(() => {
      const { metrics, run } = scan(path);
      return { folder: run.folder, config: run.config, warnings: run.warnings, metrics, epochs: run.epochs };
    });
    expect(scanned).toEqual(whole);
  });
});

test("scanRun reads the requested rows only", () => {
  const { run } = scan(write(5));
  expect(run.predictionsOf(2, 4).toArray()).toEqual([
    [3, -3],
    [4, -4],
  ]);
  for (const [start, stop] of [
    [0, 6],
    [3, 3],
    [-1, 2],
    [0.5, 2],
  ] as const) {
    expect(() => run.predictionsOf(start, stop)).toThrow(`predictionsOf: rows ${start} to ${stop} of 5`);
  }
});

test("scanRun finds lines for any block boundaries", () => {
  const path = write(3000);
  const { metrics, run } = scan(path);
  expect([run.epochs, metrics]).toEqual([3000, readRun(path).metrics]);
});

test("scanRun does not read a line without an end for ever", () => {
  const path = write(1, false);
  writeFileSync(join(path, "metrics.jsonl"), `${"x".repeat(2 ** 20)}\n`);
  expect(() => scan(path)).toThrow("metrics.jsonl line 1 has 1048576 bytes, at most 4096 are read");
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunWriter, readRun } from "@dz/runs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { measure, quantile } from "./measure.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-checkpoint-cost-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("measure writes a run with a checkpoint after each epoch", () => {
  const { median, p90, most, first, last } = measure(folder, 10, 60);
  expect(median).toBeGreaterThan(0);
  expect(p90).toBeGreaterThanOrEqual(median);
  expect(most).toBeGreaterThanOrEqual(p90);
  expect(Math.min(first, last)).toBeGreaterThan(0);
  expect(readRun(join(folder, "run")).metrics.length).toBe(10);
  const { writer, checkpoint } = RunWriter.resume(join(folder, "run"));
  writer.close();
  expect([checkpoint?.epoch, checkpoint?.bytes.length]).toEqual([10, 60]);
});

test("quantile returns the number at a fraction, and NaN without numbers", () => {
  expect([0, 0.5, 0.9, 1].map((part) => quantile([5, 1, 4, 2, 3], part))).toEqual([1, 3, 5, 5]);
  expect(quantile([], 0.5)).toBeNaN();
});

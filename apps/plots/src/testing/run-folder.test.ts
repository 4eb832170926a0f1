import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRun } from "@dz/runs";
import { expect, test } from "vitest";
import { writeRun } from "./run-folder.ts";

test("can be read", () => {
  const folder = mkdtempSync(join(tmpdir(), "plots-"));
  const run = readRun(writeRun(join(folder, "run"), { epochs: 3 }));
  expect([run.metrics.length, run.predictions?.shape, run.warnings]).toEqual([3, [3, 999], []]);
  rmSync(folder, { recursive: true });
});

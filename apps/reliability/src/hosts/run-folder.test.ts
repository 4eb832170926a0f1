import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runFolder } from "./run-folder.ts";

test("runFolder reads what it has written, without the epoch that the interruption lost", () => {
  const folder = mkdtempSync(join(tmpdir(), "dz-run-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(runFolder(join(folder, "run"))).toMatchObject({
    from: 1,
    metrics: [{ epoch: 1 }, { epoch: 2 }],
    predictions: [
      [0.8, 0.6, 0.3],
      [0.9, 0.7, 0.2],
    ],
    weights: [[0.5, 2]],
    warnings: [],
  });
});

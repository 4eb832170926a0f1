import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunWriter } from "@dz/runs";
import { expect, test } from "vitest";
import { trainingSeconds } from "./training-seconds.ts";

test("adds the epochs of all runs in a folder, and passes over files", () => {
  const folder = mkdtempSync(join(tmpdir(), "dz-seconds-"));
  for (const name of ["a", "b"]) {
    const writer = new RunWriter(join(folder, name), { dz: "0.0.0", command: "", seed: 0, settings: {} });
    for (const epoch of [1, 2]) writer.append({ epoch, trainLoss: 1, testLoss: 2, seconds: epoch / 8 }, null);
    writer.close();
  }
  writeFileSync(join(folder, "sweep.json"), "{}");
  expect(trainingSeconds(folder)).toBe(0.75);
  rmSync(folder, { recursive: true });
});

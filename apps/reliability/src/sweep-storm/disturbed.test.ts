import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RandomState } from "@dz/ndarray";
import { expect, test } from "vitest";
import { sweepDifferences } from "../sweeps/same-sweeps.ts";
import { startSweep } from "../sweeps/sweep-process.ts";
import { disturbed } from "./disturbed.ts";

test("a sweep that is killed and started again ends with the bits of one that is not", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dz-storm-"));
  const plan = ["--model", "rnn,mlp", "--seeds", "0..3", "--epochs", "30", "--hidden", "4", "--out"];
  const still = startSweep([...plan, join(folder, "still")]).ended;
  const storm = await disturbed([...plan, join(folder, "stormy")], {
    kills: 3,
    took: 3000,
    random: new RandomState(4),
  });
  expect((await still).code).toBe(0);
  expect(storm.findings).toEqual([]);
  expect(storm.starts).toBeGreaterThan(1);
  expect(sweepDifferences(join(folder, "stormy"), join(folder, "still"))).toEqual([]);
  expect(readdirSync(join(folder, "stormy"))).toHaveLength(9);
  rmSync(folder, { recursive: true });
});

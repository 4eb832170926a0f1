import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRun } from "@dz/runs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundled } from "../testing/bundled.ts";
import { compareCommands, timedRun } from "./command.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-checkpoint-cost-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("compareCommands runs in turn, and divides within each round", async () => {
  const calls: string[] = [];
  const times = [100, 110, 300, 1000, 1200, 2000, 200, 200, 800];
  const ratios = await compareCommands(folder, { rounds: 3, epochs: 7, syncMs: 50 }, async (args, ms) => {
    calls.push(`${ms} ${args.slice(6).join(" ").replace(folder, "")}`);
    return times[calls.length - 1] as number;
  });
  expect(calls.slice(0, 3)).toEqual([
    "50 --out /without 1 --checkpoint-every 1000000",
    "50 --out /usual 1",
    "50 --out /each 1 --checkpoint-every 1",
  ]);
  expect(calls.length).toBe(9);
  expect(ratios).toEqual({ without: 200, usual: 1.1, each: 3 });
});

test("each is a run of the main program to its end", async () => {
  const { without, usual, each } = await compareCommands(folder, { rounds: 1, epochs: 2, syncMs: 1 }, (args, syncMs) =>
    timedRun(args, syncMs, bundled),
  );
  for (const number of [without, usual, each]) expect(number).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual(["each 1", "usual 1", "without 1"]);
  expect(readRun(join(folder, "usual 1"))).toMatchObject({ warnings: [], config: { seed: 0 } });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Plan, PlannedRun } from "./plan.ts";
import { runsOfRung } from "./promotion.ts";
import { writeRun } from "./testing/write-run.ts";

/** The losses of the epochs of each setting, for two seeds. */
const losses: Record<string, [number[], number[]]> = {
  late: [
    [9, 0.1],
    [9, 0.1],
  ], // the best with its second epoch, which the first rung does not see
  good: [
    [1, 5],
    [2, 5],
  ],
  same: [
    [2, 4],
    [1, 6],
  ], // like good
  lucky: [
    [0.5, 3],
    [8, 7],
  ],
  broken: [
    [Number.NaN, Number.NaN],
    [0.1, 0.1],
  ],
};

let out = "";
const runs: PlannedRun[] = Object.keys(losses).flatMap((setting) =>
  [0, 1].map((seed) => ({ folder: `${setting}-seed${seed}`, setting, options: {} })),
);
const plan = {
  runs,
  rungs: [
    { epochs: 1, settings: 5 },
    { epochs: 2, settings: 2 },
    { epochs: 3, settings: 1 },
  ],
} as unknown as Plan;

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "dz-promotion-"));
  for (const [setting, all] of Object.entries(losses)) {
    for (const [seed, values] of all.entries())
      writeRun(join(out, `${setting}-seed${seed}`), values, { finished: false });
  }
});
afterAll(() => rmSync(out, { recursive: true }));

test("the settings with the lowest median over their seeds go on, of equals the first, by the epochs of the rung alone", () => {
  const settings = (rung: number): string[] => [...new Set(runsOfRung(out, plan, rung).map(({ setting }) => setting))];
  expect(settings(0)).toHaveLength(5);
  expect(settings(1)).toEqual(["good", "same"]);
  expect(settings(2)).toEqual(["good"]);
});

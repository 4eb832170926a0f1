import { join } from "node:path";
import { comparable, quantile } from "@dz/probes";
import { resultOf } from "./make-run.ts";
import type { Plan, PlannedRun } from "./plan.ts";

/** The runs of a rung of successive halving, from 0: those of its best settings, by the losses of the rung before. */
export function runsOfRung(out: string, { runs, rungs }: Plan, rung: number): PlannedRun[] {
  let left = [...runs];
  for (const [i, { epochs }] of (rungs ?? []).slice(0, rung).entries()) {
    const count = rungs?.[i + 1]?.settings ?? 0;
    const losses = new Map<string, number[]>();
    for (const { folder, setting } of left) {
      const loss = comparable(resultOf(join(out, folder), epochs).bestLoss);
      losses.set(setting, [...(losses.get(setting) ?? []), loss]);
    }
    // Stable: of equal settings the first of the plan goes on.
    const ranked = Array.from(losses, ([setting, all]) => ({
      setting,
      loss: quantile(all.toSorted(order), 0.5),
    })).toSorted((a, b) => order(a.loss, b.loss));
    const best = new Set(ranked.slice(0, count).map(({ setting }) => setting));
    left = left.filter(({ setting }) => best.has(setting));
  }
  return left;
}

/** The order of numbers, of which two may be the same infinity. */
function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

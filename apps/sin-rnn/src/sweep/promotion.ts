import { join } from "node:path";
import { resultOf } from "./make-run.ts";
import type { Plan, PlannedRun } from "./plan.ts";

/** The runs of a rung of successive halving, from 0: those of its best settings, by the losses of the rung before. */
export function runsOfRung(out: string, { runs, rungs }: Plan, rung: number): PlannedRun[] {
  let left = [...runs];
  for (const [i, { epochs }] of (rungs ?? []).slice(0, rung).entries()) {
    const count = rungs?.[i + 1]?.settings ?? 0;
    const losses = new Map<string, number[]>();
    for (const { folder, setting } of left) {
      const { bestLoss } = resultOf(join(out, folder), epochs);
      losses.set(setting, [
        ...(losses.get(setting) ?? []),
        Number.isNaN(bestLoss) ? Number.POSITIVE_INFINITY : bestLoss,
      ]);
    }
    // Stable: of equal settings the first of the plan goes on.
    const ranked = Array.from(losses, ([setting, all]) => ({ setting, loss: median(all) })).toSorted((a, b) =>
      order(a.loss, b.loss),
    );
    const best = new Set(ranked.slice(0, count).map(({ setting }) => setting));
    left = left.filter(({ setting }) => best.has(setting));
  }
  return left;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted(order);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The order of numbers, also of infinities, whose difference is none. */
function order(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { files, heldOutLoss, RunError, scanRun } from "@dz/runs";
import { readLearned } from "../learned/read-learned.ts";
import { refuseLinks } from "../refuse-links.ts";
import { CurveColumn } from "../stats/curve.ts";
import { readFailures } from "./failures.ts";
import type { ManyRuns, SweptRun } from "./many-runs.ts";
import { areMany, MOST_SHOWN, sweepsOf } from "./sweeps.ts";

/**
 * The losses of all readable runs, and the errors of the others, but of those that are known to have failed; null if they are
 * to be shown one by one. One run after another is read, and of each only its losses are kept.
 */
export function readMany(
  folders: readonly string[],
  explain: (error: unknown, folder: string) => string,
): { readonly many: ManyRuns; readonly problems: readonly string[] } | null {
  if (folders.length <= MOST_SHOWN) return null;
  const failures = readFailures(folders);
  const failed = new Set(failures.map(({ folder }) => folder));
  const problems: string[] = [];
  const runs = folders.flatMap((folder) => {
    try {
      return [readSwept(folder)];
    } catch (error) {
      const problem = explain(error, folder);
      if (!failed.has(folder)) problems.push(problem);
      return [];
    }
  });
  if (!areMany(runs)) return null;
  return { many: { sweeps: sweepsOf(runs, failures), count: runs.length, failures }, problems };
}

/** The losses of a run. Throws {@link RunError} if it has no epoch. */
function readSwept(path: string): SweptRun {
  const column = new CurveColumn();
  let best = Number.NaN;
  refuseLinks(path);
  const scanned = scanRun(path, (metrics) => {
    const loss = heldOutLoss(metrics);
    column.push(loss);
    if (Number.isNaN(best) || loss < best) best = loss;
  });
  const { folder, epochs } = scanned;
  if (epochs === 0) throw new RunError(`run folder ${folder}: no epoch is complete yet`);
  const { dz, node, started, command, seed, settings } = scanned.config;
  const series = readLearned(scanned);
  return {
    folder: path,
    config: { dz, node, started, command, seed, settings },
    finished: isFinished(folder),
    epochs,
    best,
    curve: column.curve,
    ...(series === undefined ? {} : { series: { name: series.name, units: series.units } }),
  };
}

/** Whether a run has come to its end: one that waits in a search, or was cut short, has a checkpoint beside its weights. */
function isFinished(folder: string): boolean {
  const has = (name: string): boolean => existsSync(join(folder, name));
  return has(files.weights) && !has(files.checkpoint) && !has(files.previousCheckpoint);
}

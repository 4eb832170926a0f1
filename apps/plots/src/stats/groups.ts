/** Runs that differ only in their seed. */
import { effective } from "../names.ts";
import type { ReportRun } from "../report-data.ts";

/** Groups of runs with the same settings, in the order of their first runs. */
export function seedGroups(runs: readonly ReportRun[]): ReportRun[][] {
  const groups = new Map<string, ReportRun[]>();
  for (const run of runs) {
    const settings = Object.entries(run.config.settings).map(([name, value]) => [name, effective(value)] as const);
    const on = settings.filter(([, value]) => value !== null).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify(on);
    const group = groups.get(key) ?? [];
    group.push(run);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The most lines of runs in a chart. */
const MOST = 10;

/**
 * The runs that comparing figures show: all, or, if they are many, the first of each group, and of those the first ten.
 */
export function shownRuns(runs: readonly ReportRun[]): ReportRun[] {
  const shown = runs.length <= MOST ? runs : seedGroups(runs).map(([first]) => first as ReportRun);
  return shown.slice(0, MOST);
}

/** Runs that may be compared. */

import { visible } from "@dz/text";
import { isLearned } from "../learned/learned-series.ts";
import { effective } from "../names.ts";
import type { ReportRun } from "../report-data.ts";

/** Runs whose losses may be compared, since they are of the same data in the same units. */
export interface RunGroup {
  readonly runs: readonly ReportRun[];
  /** The end of the ids of their figures: empty for runs on the sine, else `-` and the name of the first run. */
  readonly suffix: string;
  /** What they learned, as the end of a title: empty for the sine, else such as ` on co2`. */
  readonly of: string;
}

/** The groups of runs that may be compared: those on the sine, and those on the same parts of the same series. */
export function comparable(runs: readonly ReportRun[]): RunGroup[] {
  const groups = new Map<string | undefined, ReportRun[]>();
  for (const run of runs) {
    const units = run.series?.units;
    groups.set(units, [...(groups.get(units) ?? []), run]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [ReportRun];
    if (!isLearned(first)) return { runs: group, suffix: "", of: "" };
    return { runs: group, suffix: `-${first.name}`, of: ` on ${visible(first.series.name)}` };
  });
}

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

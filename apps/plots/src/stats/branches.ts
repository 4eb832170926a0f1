/** Runs that continue others. */
import { changes, shown } from "../names.ts";
import type { ReportRun } from "../report-data.ts";

/** A run and those that continue it. */
export interface Branches {
  readonly parent: ReportRun;
  /** At least one, in the order of the report. */
  readonly forks: readonly Fork[];
}

/** A run that continues another. */
export type Fork = ReportRun & { readonly fork: NonNullable<ReportRun["fork"]> };

/** The runs that others of these runs continue. */
export function branchesOf(runs: readonly ReportRun[]): Branches[] {
  const forks = runs.filter((run): run is Fork => run.fork !== undefined);
  return runs.flatMap((parent) => {
    const own = forks.filter(({ fork }) => fork.parent === parent.name);
    return own.length === 0 ? [] : [{ parent, forks: own }];
  });
}

/** How a run continues another, in words: `from epoch 58, lr 0.0001`. */
export function branchText(fork: Fork, parent: ReportRun): string {
  return [`from epoch ${fork.fork.epoch}`, ...changes(fork.config, parent.config)].join(", ");
}

/** Where a run began, in words: `fork of SimpleRNN + Adam at epoch 58`; null for a run that continues none. */
export function originText({ fork }: ReportRun, runs: readonly ReportRun[]): string | null {
  if (fork === undefined) return null;
  const parent = runs.find(({ name }) => name === fork.parent);
  return `fork of ${parent?.label ?? shown(fork.run, 200)} at epoch ${fork.epoch}`;
}

import type { ReportRun } from "../report-data.ts";
import { countEpochs } from "../stats/losses.ts";

/** The epochs that a figure of the losses of a long run leaves out, as the end of a sentence; empty if it has all. */
export function left(run: ReportRun): string {
  const count = countEpochs(run);
  if (run.epochs.length === count) return "";
  return `; of its ${count} epochs ${run.epochs.length} are drawn, those with the lowest and the highest losses of each stretch`;
}

/** The points that a figure of a long series leaves out, as the end of a sentence; empty if it has all. */
export function leftPoints(shown: number, all: number): string {
  return shown === all ? "" : `; ${shown} of ${all} are drawn, the lowest and the highest of each stretch`;
}

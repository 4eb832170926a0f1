import type { Report, ReportRun } from "../report-data.ts";
import type { PageData } from "./client/data.ts";
import { pack } from "./pack.ts";

/** The index of the epoch with the lowest test loss, the first of equals; the last one if no loss is a number. */
export function bestEpoch({ epochs }: ReportRun): number {
  let best = -1;
  for (const [i, { testLoss }] of epochs.entries()) {
    const least = epochs[best]?.testLoss ?? Number.POSITIVE_INFINITY;
    if (testLoss < least) best = i;
  }
  return best < 0 ? epochs.length - 1 : best;
}

function rounded(x: number): number | null {
  return Number.isFinite(x) ? Number(x.toPrecision(6)) : null;
}

/** What the page's script needs of a report. */
export function pageData({ runs, data }: Report): PageData {
  const target = data.testWave.ts;
  return {
    points: target.length,
    target: pack([target]),
    runs: runs.map((run) => ({
      label: run.label,
      model: run.model,
      optimizer: run.optimizer,
      train: run.epochs.map(({ trainLoss }) => rounded(trainLoss)),
      test: run.epochs.map(({ testLoss }) => rounded(testLoss)),
      best: bestEpoch(run),
      predictions: pack(run.predictions),
    })),
  };
}

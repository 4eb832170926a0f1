import { visible } from "@dz/text";
import { heldOut, isLearned } from "../learned/learned-series.ts";
import type { Report } from "../report-data.ts";
import { bestEpoch, countEpochs, shownEpochs } from "../stats/losses.ts";
import type { PageData } from "./client/data.ts";
import { pack } from "./pack.ts";

function rounded(x: number): number | null {
  return Number.isFinite(x) ? Number(x.toPrecision(6)) : null;
}

/** The data of a report for the page's script. */
export function pageData({ runs, data }: Report): PageData {
  const target = data.testWave.ts;
  return {
    points: target.length,
    target: pack([target]),
    runs: runs.map((run) => ({
      label: visible(run.label),
      model: visible(run.model),
      optimizer: visible(run.optimizer),
      count: countEpochs(run),
      epochs: run.epochs.map(({ epoch }) => epoch),
      train: run.epochs.map(({ trainLoss }) => rounded(trainLoss)),
      test: run.epochs.map(({ testLoss }) => rounded(testLoss)),
      held: heldOut(run),
      best: bestEpoch(run).epoch,
      shown: shownEpochs(run).map(({ epoch }) => epoch),
      predictions: isLearned(run) ? null : pack(run.predictions),
    })),
  };
}

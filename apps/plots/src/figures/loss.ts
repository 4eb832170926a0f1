import { cycle, drawChart, lineMark, short, square } from "@dz/drawing";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import { heldOut, sectionOf } from "../learned/learned-series.ts";
import type { ReportRun } from "../report-data.ts";
import { boundsOfLosses } from "../stats/bounds.ts";
import { countEpochs, lastEpoch } from "../stats/losses.ts";
import { left } from "./left.ts";

/** The article's loss curve of a run; as there, the first epoch is iteration 0. */
export function lossCurve(run: ReportRun): Figure {
  const { name, label, model, optimizer, epochs } = run;
  const held = heldOut(run);
  const iterations = epochs.map(({ epoch }) => epoch - 1);
  const train = epochs.map(({ trainLoss }) => trainLoss);
  const test = epochs.map(({ testLoss }) => testLoss);
  const id = `loss-${name}`;
  const svg = drawChart({
    id,
    size: square,
    title: "Mean Squared Error",
    subtitle: `model:${model}, optimizer:${optimizer}`,
    x: { label: "iteration", whole: true },
    y: { label: "loss", bounds: boundsOfLosses([...train, ...test]) },
    marks: [
      lineMark(iterations, train, { color: cycle[0] as string, label: "train" }),
      lineMark(iterations, test, { color: cycle[1] as string, label: held }),
    ],
  });
  const { trainLoss, testLoss } = lastEpoch(run);
  const lower = testLoss < trainLoss ? "below" : "not below";
  return {
    id,
    ...sectionOf(run),
    title: `Loss of ${label}`,
    description: `After ${count(countEpochs(run), "epoch")} of ${label} the loss in training is ${short(trainLoss)}, and that of the ${held}, ${short(testLoss)}, is ${lower} it${left(run)}.`,
    svg,
    table: {
      columns: ["epoch", "train loss", `${held} loss`],
      rows: epochs.map((epoch) => [epoch.epoch, epoch.trainLoss, epoch.testLoss]),
    },
  };
}

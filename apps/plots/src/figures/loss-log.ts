import { cycle, drawChart, lineMark, noteMark, scatterMark, short, square } from "@dz/drawing";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import { heldOut, sectionOf } from "../learned/learned-series.ts";
import type { ReportRun } from "../report-data.ts";
import { bestEpoch, lastEpoch, rises } from "../stats/losses.ts";
import { left } from "./left.ts";

/** The loss of a run on a log axis, with the best epoch, and the epochs in which the loss rises. */
export function lossOnLogAxis(run: ReportRun): Figure {
  const { name, label, model, optimizer, epochs } = run;
  const held = heldOut(run);
  const numbers = epochs.map(({ epoch }) => epoch);
  const test = epochs.map(({ testLoss }) => testLoss);
  const train = epochs.map(({ trainLoss }) => trainLoss);
  const best = bestEpoch(run);
  const risen = rises(run);
  const id = `loss-log-${name}`;
  const red = cycle[3] as string;
  const svg = drawChart({
    id,
    size: square,
    title: "Mean Squared Error, Log Axis",
    subtitle: `model:${model}, optimizer:${optimizer}`,
    x: { label: "epoch", whole: true },
    y: { label: "loss", log: true, below: 0.14 },
    marks: [
      lineMark(numbers, train, { color: cycle[0] as string, label: "train" }),
      lineMark(numbers, test, { color: cycle[1] as string, label: held }),
      ...(risen.length === 0
        ? []
        : [
            scatterMark(
              risen.map(({ epoch }) => epoch),
              risen.map(({ testLoss }) => testLoss),
              { color: "#444444", label: `${held} loss rose by more than 10 %`, shape: "triangle", size: 7 },
            ),
          ]),
      scatterMark([best.epoch], [best.testLoss], { color: red, label: "best epoch", size: 10 }),
      noteMark(best.epoch, best.testLoss, `epoch ${best.epoch}, ${short(best.testLoss)}`, {
        color: red,
        side: "below",
      }),
    ],
  });
  const last = lastEpoch(run);
  const compared =
    best.epoch === last.epoch
      ? "which is the last one"
      : `and after the last, ${last.epoch}, ${short(last.testLoss / best.testLoss)} times as large`;
  return {
    id,
    ...sectionOf(run),
    title: `Loss of ${label} on a log axis`,
    description: `The ${held} loss of ${label} is lowest after epoch ${best.epoch}, ${short(best.testLoss)}, ${compared}; it rose by more than a tenth in ${count(run.long?.rises ?? risen.length, "epoch")} after the sixth${left(run)}.`,
    svg,
    table: {
      columns: ["epoch", "train loss", `${held} loss`, "rose by more than 10 %", "best"],
      rows: epochs.map((epoch) => [
        epoch.epoch,
        epoch.trainLoss,
        epoch.testLoss,
        risen.includes(epoch) ? "yes" : "",
        epoch === best ? "yes" : "",
      ]),
    },
  };
}

import { color, drawChart, lineMark, ruleMark, short, wide } from "@dz/drawing";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import { capital, heldOut } from "../learned/learned-series.ts";
import type { EpochLosses, ReportRun } from "../report-data.ts";
import { type Branches, branchText } from "../stats/branches.ts";
import { bestEpoch, lastEpoch } from "../stats/losses.ts";

/** The most forks in the chart. */
const MOST = 9;

/** The losses of a run and of those that continue it, from the first fork on: what would have changed it? */
export function branches({ parent, forks: all }: Branches): Figure {
  const forks = all.slice(0, MOST);
  const held = heldOut(parent);
  const id = `branches-${parent.name}`;
  const first = Math.min(...forks.map(({ fork }) => fork.epoch));
  const from = ({ epochs }: ReportRun, epoch: number): EpochLosses[] => epochs.filter((each) => each.epoch >= epoch);
  const line = (run: ReportRun, begin: number, i: number, label: string) => {
    const drawn = from(run, begin);
    return lineMark(
      drawn.map(({ epoch }) => epoch),
      drawn.map(({ testLoss }) => testLoss),
      { color: color(i), label },
    );
  };
  const at = [...new Set(forks.map(({ fork }) => fork.epoch))];
  const svg = drawChart({
    id,
    size: wide,
    title: `${capital(held)} Loss of the Branches`,
    x: { label: "epoch", whole: true },
    y: { label: `${held} loss`, log: true },
    marks: [
      ...at.map((epoch) => ruleMark({ x: epoch }, { color: "#888888", dashed: true })),
      line(parent, first, 0, parent.label),
      ...forks.map((run, i) => line(run, run.fork.epoch, i + 1, branchText(run, parent))),
    ],
  });
  const told = forks.map((run) => {
    const last = lastEpoch(run);
    const [own, of] = [last.testLoss, parent.epochs.find(({ epoch }) => epoch === last.epoch)?.testLoss];
    const ratio = own / (of ?? lastEpoch(parent).testLoss);
    const times = Number.isFinite(ratio) ? `, ${short(ratio)} times that of the run` : "";
    return `that ${branchText(run, parent)}: ${number(own)}${times}`;
  });
  return {
    id,
    title: `${parent.label} and its forks`,
    description: `The ${held} loss of ${parent.label} ends with ${number(lastEpoch(parent).testLoss)}, and of its ${count(all.length, "fork")} ${told.join("; ")}.`,
    svg,
    table: {
      columns: ["run", "forked at", "epochs", "train loss", `${held} loss`, `best ${held} loss`, "best epoch"],
      rows: [parent, ...forks].map((run) => {
        const [last, best] = [lastEpoch(run), bestEpoch(run)];
        const begun = run.fork?.epoch ?? 0;
        return [
          run.label,
          begun === 0 ? "" : begun,
          last.epoch,
          last.trainLoss,
          last.testLoss,
          best.testLoss,
          best.epoch,
        ];
      }),
    },
  };
}

/** A loss in a sentence. */
function number(x: number): string {
  return Number.isFinite(x) ? short(x) : "no number";
}

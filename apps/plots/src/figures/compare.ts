import { color, drawChart, lineMark, short, wide } from "@dz/drawing";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import { capital, heldOut } from "../learned/learned-series.ts";
import type { ReportRun } from "../report-data.ts";
import { type RunGroup, shownRuns } from "../stats/groups.ts";
import { bestEpoch, lastEpoch } from "../stats/losses.ts";

/** The losses on what is held out, of several runs in one chart: do the settings differ? */
export function comparison({ runs, suffix, of }: RunGroup): Figure {
  const held = heldOut(runs[0]);
  const id = `compare${suffix}`;
  const shown = shownRuns(runs);
  const svg = drawChart({
    id,
    size: wide,
    title: `${capital(held)} Loss of the Runs`,
    x: { label: "epoch", whole: true },
    y: { label: `${held} loss`, log: true },
    marks: shown.map(({ label, epochs }, i) => {
      const losses = epochs.map(({ testLoss }) => testLoss);
      return lineMark(
        epochs.map(({ epoch }) => epoch),
        losses,
        { color: color(i), label },
      );
    }),
  });
  const finite = shown.filter((run) => Number.isFinite(lastEpoch(run).testLoss));
  const sorted = finite.toSorted((a, b) => lastEpoch(a).testLoss - lastEpoch(b).testLoss);
  const [low, high] = [sorted[0], sorted.at(-1)];
  const span = (a: ReportRun, b: ReportRun): string => {
    const [least, most] = [lastEpoch(a).testLoss, lastEpoch(b).testLoss];
    return `from ${short(least)} (${a.label}) to ${short(most)} (${b.label}), a factor of ${short(most / least)}`;
  };
  const found = low === undefined || high === undefined ? "are no numbers" : `go ${span(low, high)}`;
  return {
    id,
    title: `The runs compared${of}`,
    description: `After their last epochs the ${held} losses of ${count(shown.length, "run")}${of} ${found}.`,
    svg,
    table: {
      columns: ["run", "seed", "epochs", "train loss", `${held} loss`, `best ${held} loss`, "best epoch"],
      rows: shown.map((run) => {
        const [last, best] = [lastEpoch(run), bestEpoch(run)];
        return [run.label, run.config.seed, last.epoch, last.trainLoss, last.testLoss, best.testLoss, best.epoch];
      }),
    },
  };
}

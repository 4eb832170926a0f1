import { color, drawChart, lineMark, short, wide } from "@dz/drawing";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import type { Report, ReportRun } from "../report-data.ts";
import { shownRuns } from "../stats/groups.ts";
import { bestEpoch, lastEpoch } from "../stats/losses.ts";

/** The test losses of several runs in one chart: do the settings differ? */
export function comparison({ runs }: Report): Figure {
  const shown = shownRuns(runs);
  const svg = drawChart({
    id: "compare",
    size: wide,
    title: "Test Loss of the Runs",
    x: { label: "epoch" },
    y: { label: "test loss", log: true },
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
    id: "compare",
    title: "The runs compared",
    description: `After their last epochs the test losses of ${count(shown.length, "run")} ${found}.`,
    svg,
    table: {
      columns: ["run", "seed", "epochs", "train loss", "test loss", "best test loss", "best epoch"],
      rows: shown.map((run) => {
        const [last, best] = [lastEpoch(run), bestEpoch(run)];
        return [run.label, run.config.seed, last.epoch, last.trainLoss, last.testLoss, best.testLoss, best.epoch];
      }),
    },
  };
}

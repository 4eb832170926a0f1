import { cycle, drawChart, lineMark, noteMark, range, scatterMark, short } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import { heldOut } from "../learned/learned-series.ts";
import { type RunGroup, shownRuns } from "../stats/groups.ts";
import { bestEpoch, lastEpoch, median } from "../stats/losses.ts";

/** The loss of each run on what is held out, after its best epoch and after its last. */
export function bestAgainstLast({ runs, suffix, of }: RunGroup): Figure {
  const held = heldOut(runs[0]);
  const id = `best-epoch${suffix}`;
  const rows = shownRuns(runs).map((run) => ({ label: run.label, best: bestEpoch(run), last: lastEpoch(run) }));
  const places = range(rows.length);
  const svg = drawChart({
    id,
    size: { width: 1000, height: 210 + 44 * rows.length },
    title: "Best Epoch and Last Epoch",
    x: { label: `${held} loss`, log: true },
    y: { label: "", domain: [rows.length - 0.4, -0.7], names: rows.map(({ label }) => label) },
    marks: [
      ...rows.map(({ best, last }, i) => {
        return lineMark([best.testLoss, last.testLoss], [i, i], { color: "#7f7f7f", width: 3 });
      }),
      scatterMark(
        rows.map(({ last }) => last.testLoss),
        places,
        { color: cycle[0] as string, label: "last epoch", size: 15 },
      ),
      scatterMark(
        rows.map(({ best }) => best.testLoss),
        places,
        { color: cycle[1] as string, label: "best epoch", size: 11 },
      ),
      ...rows.map(({ best }, i) =>
        noteMark(best.testLoss, i, `epoch ${best.epoch}`, { color: "#000000", side: "above" }),
      ),
    ],
  });
  const ratios = rows.map(({ best, last }) => last.testLoss / best.testLoss);
  const most = ratios.indexOf(Math.max(...ratios.filter(Number.isFinite)));
  const worst = most < 0 ? "" : ` and most, ${short(ratios[most] as number)} times, with ${rows[most]?.label}`;
  return {
    id,
    title: `Best epoch against the last${of}`,
    description: `After the last epoch the ${held} loss${of} is ${short(median(ratios))} times that of the best epoch in the middle of the runs${worst}.`,
    svg,
    table: {
      columns: ["run", "best epoch", `best ${held} loss`, "last epoch", `last ${held} loss`, "last ÷ best"],
      rows: rows.map(({ label, best, last }, i) => [
        label,
        best.epoch,
        best.testLoss,
        last.epoch,
        last.testLoss,
        ratios[i] as number,
      ]),
    },
  };
}

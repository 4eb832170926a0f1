import { color, drawChart, lineMark, range, ruleMark, short, stripMark, wide } from "@dz/drawing";
import { list } from "@dz/text";
import type { Figure } from "../figure.ts";
import type { Report, ReportRun } from "../report-data.ts";
import { meanSquare } from "../stats/baselines.ts";
import { boundsAround } from "../stats/bounds.ts";
import { shownRuns } from "../stats/groups.ts";

/**
 * The error of every step after the last epoch, with the cold start marked: are the first steps bad for lack of a past?
 */
export function errorOverTime({ runs, data: { testWave } }: Report): Figure {
  const { ts } = testWave;
  // The first steps, in which a recurrent network has seen little of the past; a tenth of short waves.
  const cold = Math.min(50, Math.ceil(ts.length / 10));
  const shown = shownRuns(runs);
  const errors = shown.map(({ predictions }) => {
    const last = predictions.at(-1) as Float64Array;
    return last.map((y, t) => y - (ts[t] as number));
  });
  const svg = drawChart({
    id: "error",
    size: wide,
    title: "Error of the Prediction",
    subtitle: "after the last epoch",
    x: { label: "t" },
    y: { label: "prediction − target", bounds: boundsAround(ts) },
    marks: [
      stripMark(0, cold, { color: "#7f7f7f", label: `cold start, t < ${cold}` }),
      ruleMark({ y: 0 }, { color: "#000000", dashed: true }),
      ...errors.map((error, i) => {
        return lineMark(range(error.length), error, { color: color(i), label: (shown[i] as ReportRun).label });
      }),
    ],
  });
  const rows = shown.map(({ label }, i) => {
    const error = errors[i] as Float64Array;
    const zero = new Float64Array(error.length);
    const all = meanSquare(error, zero);
    const start = meanSquare(error.subarray(0, cold), zero);
    return [
      label,
      error[0] as number,
      all,
      start,
      meanSquare(error, zero, cold),
      (start * cold) / (all * error.length),
    ];
  });
  const told = rows
    .map(([label, , , , , share]) => ({
      share: share as number,
      text: `${Math.round(100 * (share as number))} % with ${label}`,
    }))
    .filter(({ share }) => Number.isFinite(share));
  const sorted = told.toSorted((a, b) => a.share - b.share);
  const shares =
    told.length === 0
      ? "a share that is not finite"
      : told.length <= 5
        ? list(told.map(({ text }) => text))
        : `from ${sorted[0]?.text} to ${sorted.at(-1)?.text}`;
  const start = Math.max(...errors.map((error) => Math.abs(error[0] as number)));
  return {
    id: "error",
    title: "Error against t, with the cold start",
    description: `The first ${cold} of ${ts.length} steps, ${Math.round((100 * cold) / ts.length)} % of them, hold of the test loss ${shares}; the largest error at t = 0 is ${short(start)}.`,
    svg,
    table: {
      columns: [
        "run",
        "error at t = 0",
        "test loss",
        `loss of t < ${cold}`,
        `loss of t ≥ ${cold}`,
        `share of t < ${cold}`,
      ],
      rows,
    },
  };
}

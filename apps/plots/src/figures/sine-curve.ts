import { cycle, drawChart, lineMark, range, scatterMark, short, square } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import type { Report } from "../report-data.ts";

/** The views of the training data. */
export type SineView = "lines" | "zoom" | "scatter";

const ids: Readonly<Record<SineView, string>> = {
  lines: "sine-curve",
  zoom: "sine-curve-zoom",
  scatter: "sine-curve-scatter",
};

/** The range of the zoom, the article's `xlim` and `ylim`. */
const zoomX = [0, 5] as const;
const zoomY = [-0.1, 0.1] as const;

/** The article's figures 1 to 3: the training data as lines, their beginning, and the same as points. */
export function sineCurve({ data: { train }, seed }: Report, view: SineView): Figure {
  const { xs, ts } = train;
  const times = range(xs.length);
  // Its 1000 points are those of which the data were made, so it is given on xs, and ts is one step ahead.
  const sine = range(xs.length + 1).map((i) => Math.sin((2 * Math.PI * i) / xs.length));
  const mark = view === "scatter" ? scatterMark : lineMark;
  const id = ids[view];
  const svg = drawChart({
    id,
    size: square,
    title: "Sine Curve",
    subtitle: `T=${ts.length}`,
    x: { label: "t", ...(view === "zoom" ? { domain: zoomX } : {}) },
    y: { label: "y", ...(view === "zoom" ? { domain: zoomY } : {}) },
    marks: [
      mark(times, xs, { color: cycle[0] as string, label: "xs" }),
      mark(times, ts, { color: cycle[1] as string, label: "ts" }),
      lineMark(range(sine.length), sine, { color: "#ff0000", label: "y=sin(x)", dashed: true }),
    ],
  });
  const noise = xs.reduce((most, x, i) => Math.max(most, Math.abs(x - (sine[i] as number))), 0);
  const first = [0, 1, 2].map((i) => short(xs[i] as number)).join(", ");
  const descriptions: Readonly<Record<SineView, string>> = {
    lines: `The ${ts.length} inputs xs and targets ts of the training, a sine with noise of at most ${short(noise)} from seed ${seed}.`,
    zoom: `The first steps of the training data: every target is the next input, so ts is xs (${first}, …) one step earlier.`,
    scatter: `The training data as points: the noise of at most ${short(noise)} hides from one step to the next which way the sine goes.`,
  };
  const rows = Array.from(xs, (x, t) => [t, x, ts[t] as number, sine[t] as number]);
  return {
    id,
    title: { lines: "Training data", zoom: "Training data, the first steps", scatter: "Training data as points" }[view],
    description: descriptions[view],
    svg,
    table: {
      columns: ["t", "xs", "ts", "y=sin(x)"],
      rows: view === "zoom" ? rows.slice(zoomX[0], zoomX[1] + 1) : rows,
    },
  };
}

import type { BarChart, Chart, LineChart, Message } from "../answer.ts";
import { type Course, endings, type Remedy } from "./findings.ts";
import type { Trials } from "./trials.ts";
import type { UpdateSizes } from "./update-sizes.ts";

/** The name of each remedy on a chart. */
export const remedyNames = {
  lower: { key: "wavesNameLower" },
  cosine: { key: "wavesNameCosine" },
  clip: { key: "wavesNameClip" },
  average: { key: "wavesNameAverage" },
  best: { key: "wavesNameBest" },
} as const satisfies Record<Remedy, Message>;

const run: Message = { key: "wavesNameRun" };

/** The held-out loss by epoch: of the run, and of each remedy. */
export function lossChart({ losses }: Course, tried: Trials | null, of: Message): LineChart {
  const epochs = (begin: number, count: number): number[] => Array.from({ length: count }, (_, i) => begin + i);
  const trials = (tried?.trials ?? []).map(({ remedy, losses: y, begin }) => ({
    name: remedyNames[remedy],
    x: epochs(begin, y.length),
    y,
  }));
  return {
    kind: "lines",
    title: { key: "wavesChart", values: { of } },
    x: { label: { key: "epoch" } },
    y: { label: of, log: true },
    lines: [{ name: run, x: epochs(1, losses.length), y: losses }, ...trials],
  };
}

/** What else is to be seen: where each remedy ends, and the sizes of the updates. */
export function furtherCharts(course: Course, tried: Trials | null, sizes: UpdateSizes, of: Message): Chart[] {
  const updates = updatesChart(sizes);
  return tried === null ? [updates] : [endingsChart(course, tried, of), updates];
}

function endingsChart(course: Course, tried: Trials, of: Message): BarChart {
  return {
    kind: "bars",
    title: { key: "wavesEndings", values: { of } },
    value: { label: of, log: true },
    bars: [
      { name: run, value: course.last, main: true },
      ...endings(course, tried).map(({ remedy, loss }) => ({ name: remedyNames[remedy], value: loss })),
    ],
  };
}

function updatesChart({ gradNorm, relative }: UpdateSizes): LineChart {
  const x = gradNorm.map((_, i) => i + 1);
  return {
    kind: "lines",
    title: { key: "wavesUpdatesChart" },
    x: { label: { key: "epoch" } },
    y: { label: { key: "wavesSize" }, log: true },
    lines: [
      { name: { key: "wavesGradNorm" }, x, y: gradNorm },
      { name: { key: "wavesRelative" }, x, y: relative },
    ],
  };
}

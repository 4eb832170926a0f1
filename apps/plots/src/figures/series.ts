import { color, drawChart, lineMark, stripMark, wide } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import type { LearnedRun } from "../learned/learned-series.ts";
import { stepsOf } from "../learned/steps.ts";
import { inDigitsOf } from "../stats/in-digits-of.ts";
import { thinPoints } from "../stats/thin-points.ts";
import { leftPoints } from "./left.ts";

/** The series that a run learned, with its parts: those of the training, of the validation and of the test. */
export function seriesParts(run: LearnedRun): Figure {
  const { name, label, series } = run;
  const { values, trainEnd, testStart } = series;
  const last = values.length - 1;
  const steps = stepsOf(series);
  const parts = [
    { part: "training", from: 0, to: trainEnd, color: color(7) },
    { part: "validation", from: trainEnd, to: testStart, color: color(1) },
    { part: "test", from: testStart, to: values.length, color: color(2) },
  ].filter(({ from, to }) => from < to);
  const shown = thinPoints(values);
  const id = `series-${name}`;
  const svg = drawChart({
    id,
    size: wide,
    title: "The Series and its Parts",
    subtitle: `${values.length} values`,
    x: steps.axis(0, last),
    y: { label: series.name },
    marks: [
      ...parts.map(({ part, from, to, color }) => {
        const [start, end] = steps.at([from, Math.min(to, last)]) as [number, number];
        return stripMark(start, end, { color, label: part });
      }),
      lineMark(
        steps.at(shown),
        shown.map((step) => values[step] as number),
        { color: color(0), width: 1.4 },
      ),
    ],
  });
  const least = (from: number, to: number): number => values.subarray(from, to).reduce((a, b) => Math.min(a, b));
  const most = (from: number, to: number): number => values.subarray(from, to).reduce((a, b) => Math.max(a, b));
  const extent = most(0, values.length) - least(0, values.length);
  const range = (from: number, to: number): string =>
    `${inDigitsOf(extent, least(from, to))} to ${inDigitsOf(extent, most(from, to))}`;
  const lengths = parts.map(({ part, from, to }) => `${to - from} for ${part}, from ${range(from, to)}`);
  return {
    id,
    run: name,
    title: `${label}: the series and its parts`,
    description: `The ${values.length} values of ${series.name}: ${lengths.join("; ")}${leftPoints(shown.length, values.length)}.`,
    svg,
    table: {
      columns: ["step", ...steps.columns, "value", "part"],
      rows: shown.map((step) => {
        const part = parts.find(({ to }) => step < to)?.part as string;
        return [step, ...steps.cells(step), values[step] as number, part];
      }),
    },
  };
}

import { color, drawChart, intervalMark, range, rows, scatterMark, short } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import { capital } from "../learned/learned-series.ts";
import { medianInterval } from "./bootstrap.ts";
import type { ManyRuns } from "./many-runs.ts";

/** The most settings in a picture; the table has all. */
const MOST = 20;

/** The settings by the median of the best losses of their seeds, with the interval of that median. */
export function ranking({ settings, held }: ManyRuns): Figure {
  const ranked = settings.map((setting) => {
    const losses = setting.runs.map(({ best }) => best).filter(Number.isFinite);
    const [low, high] = losses.length > 1 ? medianInterval(losses, 0.05) : [Number.NaN, Number.NaN];
    return { ...setting, losses, low, high };
  });
  const shown = ranked.slice(0, MOST);
  const names = shown.map(({ label }) => label);
  const at = range(shown.length);
  const medians = shown.map(({ median }) => median);
  const svg = drawChart({
    id: "ranking",
    size: { width: 900, height: 160 + 34 * shown.length },
    title: `Best ${capital(held)} Loss of the Settings`,
    subtitle: "the median of the seeds as a dot, its interval of 95 % as a line",
    x: { label: `best ${held} loss`, log: true },
    y: rows(names),
    marks: [
      intervalMark(
        shown.map(({ low }) => low),
        shown.map(({ high }) => high),
        at,
        { color: color(0) },
      ),
      scatterMark(medians, at, { color: color(0) }),
    ],
  });
  const [first, second] = ranked;
  const next = second === undefined ? "" : `, then comes ${second.label} with ${short(second.median)}`;
  return {
    id: "ranking",
    title: "The settings by their best losses",
    description: `The lowest median is that of ${first?.label}, ${short(first?.median ?? Number.NaN)}${next}.`,
    svg,
    table: {
      columns: ["setting", "seeds", "without a finite loss", "median", "low", "high", "lowest", "highest"],
      rows: ranked.map(({ label, runs, losses, median, low, high }) => [
        label,
        runs.length,
        runs.length - losses.length,
        ...[median, low, high],
        losses.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
        losses.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
      ]),
    },
  };
}

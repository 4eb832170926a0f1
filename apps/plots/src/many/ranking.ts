import { color, drawChart, intervalMark, rows, scatterMark, short, wide } from "@dz/drawing";
import { comparable } from "@dz/probes";
import { count } from "@dz/text";
import type { Figure } from "../figure.ts";
import { capital } from "../learned/learned-series.ts";
import { type Interval, medianInterval } from "../stats/bootstrap.ts";
import { type Spread, spreadOf } from "../stats/spread.ts";
import type { Sweep } from "./many-runs.ts";

/** The most settings in the chart. */
const DRAWN = 30;

/** The height of a row, and that of titles and axes. */
const [ROW, AROUND] = [36, 170];

/** A setting with what its runs came to. */
interface Ranked extends Spread {
  readonly label: string;
  readonly losses: readonly number[];
  readonly interval: Interval;
}

/** The settings by the median of the best losses of their runs, the lowest first, with intervals. */
export function ranking({ settings, suffix, of, held }: Sweep, sweep: number): Figure | null {
  const ranked = settings
    .filter(({ runs }) => runs.length > 0)
    .map(({ label, runs }): Ranked => {
      const losses = runs.map(({ best }) => comparable(best));
      return { label, losses, ...spreadOf(losses), interval: medianInterval(losses) };
    });
  const [first] = ranked;
  if (first === undefined) return null;
  const id = `ranking${suffix}`;
  const shown = ranked.slice(0, DRAWN);
  const points = shown.flatMap(({ losses }, i) => losses.map((loss) => [loss, i] as const));
  const places = shown.map((_, i) => i);
  const svg = drawChart({
    id,
    size: { width: wide.width, height: AROUND + ROW * Math.max(4, shown.length) },
    title: `Best ${capital(held)} Loss by Setting`,
    subtitle: "medians over the seeds, the lowest at the top",
    x: { label: `best ${held} loss`, log: true },
    y: rows(shown.map(({ label }, i) => `${i + 1}  ${label}`)),
    marks: [
      scatterMark(
        points.map(([loss]) => loss),
        points.map(([, i]) => i),
        { color: color(0), label: "a run", size: 6, opacity: 0.4 },
      ),
      intervalMark(
        shown.map(({ interval }) => interval.low),
        shown.map(({ interval }) => interval.high),
        places,
        { color: "#000000", label: "95 % interval of the median" },
      ),
      scatterMark(
        shown.map(({ median }) => median),
        places,
        { color: color(3), label: "the median", size: 11, shape: "triangle" },
      ),
    ],
  });
  const bad = ranked.flatMap(({ losses }) => losses.filter((loss) => !Number.isFinite(loss))).length;
  const notes = [
    ...(bad === 0
      ? []
      : [`; ${count(bad, "run has", "runs have")} no finite loss and ${bad === 1 ? "counts" : "count"} as the worst`]),
    ...(shown.length === ranked.length ? [] : [`; the best ${shown.length} of ${ranked.length} settings are drawn`]),
  ];
  const { low, high } = first.interval;
  const last = ranked.at(-1) as Ranked;
  const range = Number.isFinite(low) && Number.isFinite(high) ? ` (interval ${short(low)} to ${short(high)})` : "";
  const end = ranked.length === 1 ? "" : `, and ${last.label} with ${short(last.median)} the highest`;
  return {
    id,
    sweep,
    ranked: true,
    title: `Ranking of the settings${of}`,
    description: `Of the best ${held} losses of each run, those of ${first.label} have the lowest median, ${short(first.median)}${range}${end}; an interval is what the medians of 95 % of 10,000 resamples of the seeds lie in${notes.join("")}.`,
    svg,
    table: {
      columns: ["rank", "setting", "runs", "median", "interval from", "interval to", "lowest", "highest"],
      rows: ranked.map(({ label, losses, median, interval, lowest, highest }, i) => {
        return [i + 1, label, losses.length, median, interval.low, interval.high, lowest, highest];
      }),
    },
  };
}

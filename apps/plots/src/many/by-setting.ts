import { bandMark, color, drawChart, lineMark, scatterMark, short, wide } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import { capital } from "../learned/learned-series.ts";
import { fileName, shown } from "../names.ts";
import { spreadOf } from "../stats/spread.ts";
import type { Sweep } from "./many-runs.ts";

/** A setting with fewer numbers has no chart. */
const LEAST = 3;

/** Numbers that are further apart lie on a log axis. */
const FAR = 10;

/** The losses against each setting that is a number, over all other settings and seeds. */
export function bySetting(swept: Sweep, sweep: number): Figure[] {
  return swept.varied.flatMap((name, i) => againstSetting(swept, sweep, name, i) ?? []);
}

function againstSetting(
  { settings, suffix, of, held }: Sweep,
  sweep: number,
  name: string,
  place: number,
): Figure | null {
  const losses = new Map<number, number[]>();
  for (const { values, runs } of settings) {
    const value = values[name];
    if (typeof value !== "number" || runs.length === 0) continue;
    losses.set(value, [...(losses.get(value) ?? []), ...runs.map(({ best }) => best)]);
  }
  if (losses.size < LEAST) return null;
  const xs = [...losses.keys()].sort((a, b) => a - b);
  const spreads = xs.map((x) => spreadOf(losses.get(x) as number[]));
  const medians = spreads.map(({ median }) => median);
  const [low, high] = [xs[0] as number, xs.at(-1) as number];
  const id = `by-${place + 1}-${fileName(name)}${suffix}`;
  const label = shown(name, 40);
  const svg = drawChart({
    id,
    size: wide,
    title: `Best ${capital(held)} Loss against ${label}`,
    subtitle: "medians over all other settings and seeds, and a band that holds half of the runs",
    x: { label, log: low > 0 && high > FAR * low },
    y: { label: `best ${held} loss`, log: true },
    marks: [
      bandMark(
        xs,
        spreads.map(({ lower }) => lower),
        spreads.map(({ upper }) => upper),
        { color: color(0), label: "half of the runs" },
      ),
      lineMark(xs, medians, { color: color(0), label: "median" }),
      scatterMark(xs, medians, { color: color(0), size: 8 }),
    ],
  });
  const best = medians.indexOf(Math.min(...medians));
  return {
    id,
    sweep,
    title: `The loss by ${label}${of}`,
    description: `With ${label} ${short(xs[best] as number)} the median of the best ${held} losses is lowest, ${short(medians[best] as number)}, of values from ${short(low)} to ${short(high)}; runs with all other settings count together.`,
    svg,
    table: {
      columns: [label, "runs", "lower quartile", "median", "upper quartile"],
      rows: spreads.map(({ lower, median, upper }, i) => {
        const x = xs[i] as number;
        return [x, losses.get(x)?.length ?? 0, lower, median, upper];
      }),
    },
  };
}

import { bandMark, color, drawChart, lineMark, scatterMark, short, wide } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import type { ManyRuns } from "./many-runs.ts";
import { quantileOf } from "./quantiles.ts";

/** A setting that is a number is drawn from so many values on. */
const LEAST = 3;

/** The best losses over the values of each setting that is a number, over all other settings and seeds. */
export function byValue({ settings, held }: ManyRuns): Figure[] {
  const names = [...(settings[0]?.values.keys() ?? [])];
  return names.flatMap((name) => {
    const losses = new Map<number, number[]>();
    for (const { values, runs } of settings) {
      const value = values.get(name);
      if (typeof value !== "number") return [];
      losses.set(value, [...(losses.get(value) ?? []), ...runs.map(({ best }) => best).filter(Number.isFinite)]);
    }
    const known = [...losses].filter(([, all]) => all.length > 0).toSorted(([a], [b]) => a - b);
    return known.length < LEAST ? [] : [valueFigure(name, known, held)];
  });
}

function valueFigure(name: string, known: readonly [number, number[]][], held: string): Figure {
  const xs = known.map(([value]) => value);
  const at = (part: number): number[] => known.map(([, losses]) => quantileOf(losses, part));
  const [low, middle, high] = [at(0.25), at(0.5), at(0.75)] as [number[], number[], number[]];
  const log = (xs[0] as number) > 0 && (xs.at(-1) as number) > 10 * (xs[0] as number);
  const id = `value-${name.toLowerCase()}`;
  const best = middle.indexOf(middle.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
  return {
    id,
    title: `The loss over ${name}`,
    description: `The median is lowest at ${name} ${xs[best]}: ${short(middle[best] as number)}.`,
    svg: drawChart({
      id,
      size: wide,
      title: `Best Loss over ${name}`,
      subtitle: "the middle half of the runs, and their median",
      x: { label: name, log },
      y: { label: `best ${held} loss`, log: true },
      marks: [
        bandMark(xs, low, high, { color: color(0) }),
        lineMark(xs, middle, { color: color(0), label: "median" }),
        scatterMark(xs, middle, { color: color(0) }),
      ],
    }),
    table: {
      columns: [name, "runs", "lower quartile", "median", "upper quartile"],
      rows: known.map(([value, losses], i) => [
        value,
        losses.length,
        low[i] as number,
        middle[i] as number,
        high[i] as number,
      ]),
    },
  };
}

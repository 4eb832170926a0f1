import { bandMark, color, drawChart, lineMark, short, wide } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import { capital } from "../learned/learned-series.ts";
import { thinned } from "../stats/frames.ts";
import type { ManyRuns } from "./many-runs.ts";
import { quantileOf } from "./quantiles.ts";

/** The most settings and epochs that are drawn. */
const [MOST_SETTINGS, MOST_EPOCHS] = [8, 200];

/** The losses of the best settings over the epochs: the quartiles of the seeds as a band, their median as a line. */
export function lossBands({ settings, held }: ManyRuns): Figure {
  const bands = settings.slice(0, MOST_SETTINGS).map(({ label, runs }) => {
    const epochs = runs.reduce((least, { losses }) => Math.min(least, losses.length), Number.POSITIVE_INFINITY);
    const numbers = thinned(epochs, 1, MOST_EPOCHS).map((i) => i + 1);
    const at = (part: number): number[] =>
      numbers.map((epoch) => {
        const losses = runs.map((run) => run.losses[epoch - 1] as number);
        return quantileOf(
          losses.map((loss) => (Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss)),
          part,
        );
      });
    return { label, numbers, low: at(0.25), middle: at(0.5), high: at(0.75) };
  });
  const svg = drawChart({
    id: "bands",
    size: wide,
    title: `${capital(held)} Loss over Seeds`,
    subtitle: "the middle half of the seeds, and their median as a line",
    x: { label: "epoch", whole: true },
    y: { label: `${held} loss`, log: true },
    marks: [
      ...bands.map(({ numbers, low, high }, i) => bandMark(numbers, low, high, { color: color(i) })),
      ...bands.map(({ numbers, middle, label }, i) => lineMark(numbers, middle, { color: color(i), label })),
    ],
  });
  const [first] = bands;
  return {
    id: "bands",
    title: "The losses as bands",
    description: `After its last epoch the median of ${first?.label} is ${short(first?.middle.at(-1) ?? Number.NaN)}.`,
    svg,
    table: {
      columns: ["setting", "epoch", "lower quartile", "median", "upper quartile"],
      rows: bands.flatMap(({ label, numbers, low, middle, high }) =>
        numbers.map((epoch, i) => [label, epoch, low[i] as number, middle[i] as number, high[i] as number]),
      ),
    },
  };
}

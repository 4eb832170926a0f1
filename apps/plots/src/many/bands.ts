import { bandMark, color, drawChart, lineMark, short, wide } from "@dz/drawing";
import { list } from "@dz/text";
import type { Figure } from "../figure.ts";
import { capital } from "../learned/learned-series.ts";
import { commonEpochs, lossAt } from "../stats/curve.ts";
import { spreadOf } from "../stats/spread.ts";
import type { Sweep } from "./many-runs.ts";

/** The most settings with a band, and the most epochs of one. */
const [BANDS, EPOCHS] = [8, 200];

/** So many lines are told apart by their colours; those of further settings are dashed. */
const SOLID = 4;

/** The losses of the best settings, each as the median of its seeds and a band around it that holds half of them. */
export function lossBands({ settings, suffix, of, held }: Sweep, sweep: number): Figure | null {
  const all = settings.filter(({ runs }) => runs.length > 0);
  if (all.length === 0) return null;
  const bands = all.slice(0, BANDS).map(({ label, runs }) => {
    const curves = runs.map(({ curve }) => curve);
    const epochs = commonEpochs(curves, EPOCHS);
    return { label, epochs, spreads: epochs.map((epoch) => spreadOf(curves.map((curve) => lossAt(curve, epoch)))) };
  });
  const id = `bands${suffix}`;
  const svg = drawChart({
    id,
    size: wide,
    title: `${capital(held)} Loss by Setting`,
    subtitle: "medians over the seeds, and bands that hold half of them",
    x: { label: "epoch" },
    y: { label: `${held} loss`, log: true },
    marks: [
      ...bands.map(({ epochs, spreads }, i) =>
        bandMark(
          epochs,
          spreads.map(({ lower }) => lower),
          spreads.map(({ upper }) => upper),
          { color: color(i) },
        ),
      ),
      ...bands.map(({ epochs, spreads, label }, i) =>
        lineMark(
          epochs,
          spreads.map(({ median }) => median),
          { color: color(i), label, dashed: i >= SOLID },
        ),
      ),
    ],
  });
  const ends = bands.slice(0, 3).map(({ label, epochs, spreads }) => {
    const { lower = Number.NaN, median = Number.NaN, upper = Number.NaN } = spreads.at(-1) ?? {};
    return `${short(median)} for ${label} after epoch ${epochs.at(-1)} (half of the seeds from ${short(lower)} to ${short(upper)})`;
  });
  const left = all.length > BANDS ? `; the best ${BANDS} of ${all.length} settings are drawn` : "";
  return {
    id,
    sweep,
    title: `Losses as bands${of}`,
    description: `The median ${held} loss is ${list(ends)}${left}.`,
    svg,
    table: {
      columns: ["setting", "epoch", "lower quartile", "median", "upper quartile"],
      rows: bands.flatMap(({ label, epochs, spreads }) =>
        spreads.map(({ lower, median, upper }, i) => [label, epochs[i] as number, lower, median, upper]),
      ),
    },
  };
}

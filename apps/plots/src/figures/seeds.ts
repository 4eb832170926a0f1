import { drawChart } from "../chart/chart.ts";
import { list, short } from "../chart/format.ts";
import { bandMark, lineMark, range } from "../chart/marks.ts";
import { color, wide } from "../chart/style.ts";
import type { Figure } from "../figure.ts";
import type { ReportRun } from "../report-data.ts";
import { median } from "../stats/losses.ts";

/** How many different seeds runs have. */
export function countSeeds(runs: readonly ReportRun[]): number {
  return new Set(runs.map(({ config }) => config.seed)).size;
}

/** The test losses of runs that differ only in their seed, as a band with the middle of the seeds as a line. */
export function seedBands(groups: readonly (readonly ReportRun[])[]): Figure {
  const bands = groups.map((runs) => {
    const [first] = runs as [ReportRun];
    const epochs = Math.min(...runs.map((run) => run.epochs.length));
    const losses = Array.from({ length: epochs }, (_, i) =>
      runs.map((run) => run.epochs[i]?.testLoss ?? Number.NaN).filter(Number.isFinite),
    );
    return {
      label: `${first.label.replace(/, seed \d+( \(\d+\))?$/, "")}, ${countSeeds(runs)} seeds`,
      low: losses.map((values) => (values.length === 0 ? Number.NaN : Math.min(...values))),
      middle: losses.map(median),
      high: losses.map((values) => (values.length === 0 ? Number.NaN : Math.max(...values))),
    };
  });
  const svg = drawChart({
    id: "seeds",
    size: wide,
    title: "Test Loss over Seeds",
    subtitle: "from the lowest to the highest, and the middle as a line",
    x: { label: "epoch" },
    y: { label: "test loss", log: true },
    marks: [
      ...bands.map(({ low, high }, i) => bandMark(range(low.length, 1), low, high, { color: color(i) })),
      ...bands.map(({ middle, label }, i) => lineMark(range(middle.length, 1), middle, { color: color(i), label })),
    ],
  });
  const ends = bands.map(({ label, low, middle, high }) => {
    const [least, half, most] = [low, middle, high].map((values) => short(values.at(-1) as number));
    return `of ${label} from ${least} to ${most} with ${half} in the middle`;
  });
  return {
    id: "seeds",
    title: "Several seeds as a band",
    description: `After the last epoch that all seeds have, the test loss is ${list(ends)}.`,
    svg,
    table: {
      columns: ["run", "epoch", "lowest", "middle", "highest"],
      rows: bands.flatMap(({ label, low, middle, high }) =>
        low.map((least, i) => [label, i + 1, least, middle[i] as number, high[i] as number]),
      ),
    },
  };
}

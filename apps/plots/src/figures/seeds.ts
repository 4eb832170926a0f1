import { bandMark, color, drawChart, lineMark, short, wide } from "@dz/drawing";
import { list } from "@dz/text";
import type { Figure } from "../figure.ts";
import { capital, heldOut } from "../learned/learned-series.ts";
import type { ReportRun } from "../report-data.ts";
import { thinned } from "../stats/frames.ts";
import type { RunGroup } from "../stats/groups.ts";
import { countEpochs, median, testLosses } from "../stats/losses.ts";

/** The number of different seeds of runs. */
export function countSeeds(runs: readonly ReportRun[]): number {
  return new Set(runs.map(({ config }) => config.seed)).size;
}

/** The most epochs of a band. */
const MOST = 2000;

/**
 * The lowest and the highest finite test loss of runs in some epochs, and the median of the runs in the last of these.
 */
function lossesUpTo(
  runs: readonly Float64Array[],
  after: number,
  epoch: number,
): { low: number; middle: number; high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const losses of runs) {
    for (let i = after; i < epoch; i++) {
      const loss = losses[i] as number;
      if (!Number.isFinite(loss)) continue;
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
  }
  const last = runs.map((losses) => losses[epoch - 1] as number).filter(Number.isFinite);
  return low > high ? { low: Number.NaN, middle: Number.NaN, high: Number.NaN } : { low, middle: median(last), high };
}

/** The losses on what is held out, of runs that differ only in their seed, as a band with the median of the seeds as a line. */
export function seedBands(groups: readonly (readonly ReportRun[])[], all: Omit<RunGroup, "runs">): Figure {
  const held = heldOut(groups[0]?.[0]);
  const id = `seeds${all.suffix}`;
  const bands = groups.map((runs) => {
    const [first] = runs as [ReportRun];
    const epochs = Math.min(...runs.map(countEpochs));
    // Of long runs a part of the epochs, each with the lowest and the highest loss since the one before.
    const numbers = thinned(epochs, 1, MOST).map((i) => i + 1);
    const each = runs.map(testLosses);
    const losses = numbers.map((epoch, k) => lossesUpTo(each, numbers[k - 1] ?? 0, epoch));
    return {
      label: `${first.label.replace(/, seed \d+( \(\d+\))?$/, "")}, ${countSeeds(runs)} seeds`,
      numbers,
      low: losses.map(({ low }) => low),
      middle: losses.map(({ middle }) => middle),
      high: losses.map(({ high }) => high),
    };
  });
  const svg = drawChart({
    id,
    size: wide,
    title: `${capital(held)} Loss over Seeds`,
    subtitle: "from the lowest to the highest, and the middle as a line",
    x: { label: "epoch" },
    y: { label: `${held} loss`, log: true },
    marks: [
      ...bands.map(({ numbers, low, high }, i) => bandMark(numbers, low, high, { color: color(i) })),
      ...bands.map(({ numbers, middle, label }, i) => lineMark(numbers, middle, { color: color(i), label })),
    ],
  });
  const ends = bands.map(({ label, low, middle, high }) => {
    const [least, half, most] = [low, middle, high].map((values) => short(values.at(-1) as number));
    return `of ${label} from ${least} to ${most} with ${half} in the middle`;
  });
  return {
    id,
    title: `Several seeds as a band${all.of}`,
    description: `After the last epoch that all seeds have, the ${held} loss is ${list(ends)}.`,
    svg,
    table: {
      columns: ["run", "epoch", "lowest", "middle", "highest"],
      rows: bands.flatMap(({ label, numbers, low, middle, high }) =>
        low.map((least, i) => [label, numbers[i] as number, least, middle[i] as number, high[i] as number]),
      ),
    },
  };
}

import type { Learned } from "./learn.ts";
import { median } from "./median.ts";

/** Mean absolute errors in units of the scale of the series (MASE), smaller is better. */
export interface Errors {
  readonly oneStep: number;
  /** Over all steps of the horizon. */
  readonly byHorizon: number;
}

/** The runs on one series in numbers; those of networks are medians over the seeds. */
export interface SeriesScores {
  readonly series: string;
  readonly horizon: number;
  readonly baselines: Readonly<Record<string, Errors>>;
  /** The name of the baseline with the smallest one-step error. */
  readonly best: string;
  readonly models: Readonly<Record<string, Errors>>;
  /** For each seed the network with the smallest validation loss. */
  readonly chosen: Errors & { readonly runs: readonly Learned[]; readonly coverage: number };
  readonly runs: readonly Learned[];
}

const mase = (value: number | null): number => value ?? Number.NaN;

/** The scores of the runs on one series. */
export function scoresOf(runs: readonly Learned[]): SeriesScores {
  const [first] = runs;
  if (first === undefined) throw new Error("there are no runs");
  const { baselines, best, horizon } = first.backtest;
  const chosen = groups(runs, ({ seed }) => seed).map(([, same]) =>
    same.reduce((a, b) => (b.validLoss < a.validLoss || Number.isNaN(a.validLoss) ? b : a)),
  );
  return {
    series: first.series,
    horizon,
    baselines: Object.fromEntries(
      baselines.map(({ name, oneStep, byHorizon }) => [
        name,
        { oneStep: mase(oneStep.mase), byHorizon: mase(byHorizon.mase) },
      ]),
    ),
    best,
    models: Object.fromEntries(groups(runs, ({ model }) => model).map(([name, own]) => [name, medians(own)])),
    chosen: {
      ...medians(chosen),
      runs: chosen,
      coverage: median(chosen.flatMap(({ backtest }) => backtest.network.bands.coverage.all ?? [])),
    },
    runs,
  };
}

/** The runs with the same key, in the order of the first of each. */
function groups<Key>(runs: readonly Learned[], keyOf: (run: Learned) => Key): [Key, Learned[]][] {
  const keys = [...new Set(runs.map(keyOf))];
  return keys.map((key) => [key, runs.filter((run) => keyOf(run) === key)]);
}

function medians(runs: readonly Learned[]): Errors {
  return {
    oneStep: median(runs.map(({ backtest }) => mase(backtest.network.oneStep.mase))),
    byHorizon: median(runs.map(({ backtest }) => mase(backtest.network.byHorizon.mase))),
  };
}

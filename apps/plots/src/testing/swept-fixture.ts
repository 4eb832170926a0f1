/**
 * Many runs in memory for tests: settings whose losses are formulas, with a place of its own for each seed.
 *
 * @module
 */
import type { Setting } from "@dz/runs";
import type { ManyRuns, Sweep, SweptRun } from "../many/many-runs.ts";
import { sweepsOf } from "../many/sweeps.ts";
import type { Report } from "../report-data.ts";
import { fixtureReport, fixtureRun } from "./fixture.ts";

/** A run with these settings, whose losses go down to `best` times something that depends on its seed. */
export function sweptRun({
  settings = {},
  seed = 0,
  best = 0.01,
  epochs = 12,
  finished = true,
}: {
  settings?: Readonly<Record<string, Setting>>;
  seed?: number;
  best?: number;
  epochs?: number;
  finished?: boolean;
} = {}): SweptRun {
  const { config } = fixtureRun({ seed });
  const all = { ...config.settings, ...settings };
  const name = Object.values(settings).join("-");
  const losses = Float64Array.from(
    { length: epochs },
    (_, i) => best * (1 + 30 * Math.exp((-6 * i) / (epochs - 1 || 1))),
  );
  losses[epochs - 1] = best;
  return {
    folder: `/home/ada/runs/sweep/${name}-seed${seed}`,
    config: { ...config, settings: all },
    finished,
    epochs,
    best,
    curve: { every: 1, losses },
  };
}

/** How a seed moves a loss: a factor around 1, other ones for other settings. */
function luck(seed: number, setting: number): number {
  return Math.exp(0.4 * Math.sin(12.9898 * (seed + 1)) + 0.15 * Math.sin(78.233 * (seed + 1) * (setting + 1)));
}

/** The losses of the article's four pairs, of which the first two are alike. */
const pairs = [
  { settings: { model: "lstm", optimizer: "adam" }, best: 0.002 },
  { settings: { model: "rnn", optimizer: "adam" }, best: 0.00205 },
  { settings: { model: "lstm", optimizer: "sgd" }, best: 0.02 },
  { settings: { model: "rnn", optimizer: "sgd" }, best: 0.006 },
];

/** The runs of the four pairs, each with some seeds (default 20). */
export function fourPairs(seeds = 20, epochs = 12): SweptRun[] {
  return pairs.flatMap(({ settings, best }, i) =>
    Array.from({ length: seeds }, (_, seed) => sweptRun({ settings, seed, best: best * luck(seed, i), epochs })),
  );
}

/** Runs of a grid of three hidden sizes, step sizes of three orders and two models, each with some seeds (default 6). */
export function grid(seeds = 6): SweptRun[] {
  return ["lstm", "rnn"].flatMap((model, m) =>
    [10, 30, 100].flatMap((hidden, h) =>
      [0.0001, 0.001, 0.01].flatMap((lr, l) =>
        Array.from({ length: seeds }, (_, seed) => {
          const best = 0.002 * (1 + m) * (1 + (h - 1) ** 2) * 4 ** Math.abs(l - 1) * luck(seed, m + 2 * h + 6 * l);
          return sweptRun({ settings: { model, hidden, lr }, seed, best });
        }),
      ),
    ),
  );
}

/** The sweep of runs that may be compared. */
export function sweepOf(runs: readonly SweptRun[]): Sweep {
  return sweepsOf(runs, [])[0] as Sweep;
}

/** A report of many runs, of which the best is a fixture. */
export function manyReport(runs: readonly SweptRun[], failures: ManyRuns["failures"] = []): Report {
  const sweeps = sweepsOf(runs, failures);
  const best = { ...fixtureRun({}), label: sweeps[0]?.best?.label ?? "", folder: sweeps[0]?.best?.folder ?? "" };
  return { ...fixtureReport([best]), many: { sweeps, count: runs.length, failures } };
}

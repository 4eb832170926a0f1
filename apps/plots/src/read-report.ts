/** The data of a report, read from run folders. */
import { resolve } from "node:path";
import { CosineTest, SinCurve } from "@dz/datasets";
import { RandomState } from "@dz/ndarray";
import { heldOutLoss, type RunConfig, RunError, type ScannedRun, scanRun } from "@dz/runs";
import { readAnswers } from "./explained/read-answers.ts";
import { sineRuns } from "./learned/learned-series.ts";
import { readLearned } from "./learned/read-learned.ts";
import { readMany } from "./many/read-many.ts";
import { nameRuns } from "./names.ts";
import { refuseLinks } from "./refuse-links.ts";
import type { Report, ReportRun, Wave } from "./report-data.ts";
import { indicesShown, placesIn } from "./stats/frames.ts";
import { LossColumns } from "./stats/thin-losses.ts";

/** A run without its names, which depend on the others. */
type Unnamed = Omit<ReportRun, "name" | "label" | "model" | "optimizer" | "fork">;

/** A run as it was read, and what forks of it and itself say of their origin. */
interface Read {
  readonly run: Unnamed;
  readonly sha256: string;
  readonly fork: RunConfig["fork"];
}

/**
 * Reads all readable runs; the errors of the others are in `problems`. Predictions are those for the page and for
 * animations with every n-th epoch. Of many runs only the best ones are read whole, one of each sweep.
 */
export function readReport(
  folders: readonly string[],
  about: Pick<Report, "command" | "versions"> & Partial<Pick<Report, "language">>,
  every = 1,
): Report {
  const testWave = wave(new CosineTest());
  const swept = readMany(folders, problemOf);
  const best = swept?.many.sweeps.flatMap(({ best }) => best ?? []);
  const problems: string[] = [...(swept?.problems ?? [])];
  const all: Read[] = [];
  for (const folder of best?.map(({ folder }) => folder) ?? folders) {
    try {
      all.push(readOne(folder, testWave.ts.length, every));
    } catch (error) {
      problems.push(problemOf(error, folder));
    }
  }
  const runs = all.map(({ run }) => run);
  const names = nameRuns(
    runs.map(({ config }) => config),
    runs.map(({ series }) => series?.name),
  );
  const labels = new Map(best?.map(({ folder, label }) => [resolve(folder), label]));
  const named = runs.map((run, i) => {
    const own = names[i] as (typeof names)[number];
    return { ...own, label: labels.get(run.folder) ?? own.label, ...run, ...forkOf(all, i, names) };
  });
  const seed = sineRuns(named)[0]?.config.seed ?? 0;
  return {
    runs: named,
    ...(swept === null ? {} : { many: swept.many }),
    data: {
      // The noise is the first draw of a run after it has set its seed.
      train: wave(new SinCurve({ random: new RandomState(seed) })),
      cosine: wave(new SinCurve({ train: false, random: new RandomState(seed) })),
      testWave,
    },
    seed,
    language: "en",
    ...about,
    problems,
  };
}

/** Why a run folder cannot be read, in a line. Throws the error if it is none of the folder. */
function problemOf(error: unknown, folder: string): string {
  const { message, code, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof RunError || syscall !== undefined)) throw error;
  return error instanceof RunError ? message : `run folder ${folder}: cannot be read, ${code}`;
}

/** The origin of a run that continues another, which is found by the sum of its `config.json`, wherever its folder is. */
function forkOf(all: readonly Read[], i: number, names: readonly { readonly name: string }[]): Pick<ReportRun, "fork"> {
  const fork = all[i]?.fork;
  if (fork === undefined) return {};
  const parent = names[all.findIndex(({ sha256 }) => sha256 === fork.sha256)]?.name;
  return { fork: { run: fork.run, epoch: fork.epoch, ...(parent === undefined ? {} : { parent }) } };
}

/** The data of a run that a report needs. Throws {@link RunError} if it has no epoch, or predicts another wave. */
function readOne(path: string, points: number, every: number): Read {
  const losses = new LossColumns();
  refuseLinks(path);
  const scanned = scanRun(path, (metrics) => losses.push({ ...metrics, testLoss: heldOutLoss(metrics) }));
  const { folder, epochs, warnings } = scanned;
  const { dz, node, started, command, seed, settings } = scanned.config;
  if (epochs === 0) throw new RunError(`run folder ${folder}: no epoch is complete yet`);
  const { answers, problem } = readAnswers(scanned);
  const about = {
    config: { dz, node, started, command, seed, settings },
    folder,
    warnings: problem === null ? warnings : [...warnings, problem],
    ...(answers === null ? {} : { answers }),
  };
  const origin = { sha256: scanned.configSha256, fork: scanned.config.fork };
  const series = readLearned(scanned);
  if (series === undefined) return { ...origin, run: { ...about, ...predictionsOf(scanned, losses, points, every) } };
  const unjudged = warnings.length === 0 ? ["the run was not finished: there is no backtest.json"] : about.warnings;
  const told = series.backtest === null ? unjudged : about.warnings;
  return { ...origin, run: { ...about, warnings: told, ...losses.summary([]), predictions: [], series } };
}

/** The losses and predictions of a run on the sine, for the page and for animations with every n-th epoch. */
function predictionsOf(
  { folder, epochs, predictionEpochs, predictionsOf }: ScannedRun,
  losses: LossColumns,
  points: number,
  every: number,
): Pick<ReportRun, "epochs" | "long" | "predictions" | "keptSome"> {
  const count = predictionEpochs.length;
  if (count === 0) throw new RunError(`run folder ${folder}: no prediction was kept yet`);
  const row = (place: number): Float64Array => predictionsOf(place, place + 1).toTypedArray() as Float64Array;
  const width = row(count - 1).length;
  if (width !== points) {
    throw new RunError(
      `run folder ${folder}: predictions.npy has ${width} points for each epoch, expected ${points}: it is not of sin-rnn`,
    );
  }
  const wanted = indicesShown(epochs, every, losses.best).map((i) => i + 1);
  const rows = placesIn(predictionEpochs, wanted);
  const shown = rows.map((place) => (predictionEpochs[place] as number) - 1);
  return { ...losses.summary(shown), predictions: rows.map(row), ...(count < epochs ? { keptSome: true } : {}) };
}

function wave(set: SinCurve | CosineTest): Wave {
  return { xs: set.xs().toTypedArray() as Float64Array, ts: set.ts().toTypedArray() as Float64Array };
}
